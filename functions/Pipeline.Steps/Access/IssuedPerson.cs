namespace Pipeline.Steps.Access;

/// <summary>A bureau person's new way in, in plain text: shown once.</summary>
/// <param name="TotpSecret">Base 32, for the person's authenticator.</param>
/// <param name="TotpAddress">The same as an <c>otpauth:</c> address.</param>
/// <param name="Ticket">Signs the person in once, without the one-time password.</param>
public sealed record IssuedPerson(string Account, string Code, string TotpSecret, string TotpAddress, string Ticket);
