namespace Pipeline.Steps.Status;

/// <summary>What a caller over HTTP gets.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Json">One JSON document.</param>
public sealed record Answer(int Status, string Json);
