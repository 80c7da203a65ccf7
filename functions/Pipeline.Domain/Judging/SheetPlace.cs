namespace Pipeline.Domain.Judging;

/// <summary>A sheet by its name as the file writes it, and its place in the file.</summary>
internal readonly record struct SheetPlace(string Name, int Order);
