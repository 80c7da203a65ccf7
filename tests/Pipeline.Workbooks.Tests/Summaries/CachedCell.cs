namespace Pipeline.Workbooks.Tests.Summaries;

/// <summary>A cell as the file has it.</summary>
internal sealed record CachedCell(object? Value, string? Formula);
