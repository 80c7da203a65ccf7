using Pipeline.Storage.Access;

namespace Pipeline.Steps.Access;

/// <param name="Session">The new session; null if there is none.</param>
/// <param name="WaitSeconds">How long wrong codes are not looked at; 0 if there is no wait.</param>
public sealed record SignInResult(SignInOutcome Outcome, AccessSession? Session, int WaitSeconds = 0);
