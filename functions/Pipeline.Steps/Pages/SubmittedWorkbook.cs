namespace Pipeline.Steps.Pages;

/// <param name="Version">The upload's name for ever.</param>
/// <param name="IsJudged">False if the bytes are safe and judging did not end; the sweep goes on with it.</param>
public sealed record SubmittedWorkbook(string Version, bool IsJudged);
