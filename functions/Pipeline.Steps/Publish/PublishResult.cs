using Pipeline.Storage;

namespace Pipeline.Steps.Publish;

/// <param name="InForce">The publication in force as far as this run knows; null if there is none.</param>
public sealed record PublishResult(PublishOutcome Outcome, Publication? InForce);
