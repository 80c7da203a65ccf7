namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>What the runs of a rich text say beyond its words.</summary>
/// <param name="Written">The whole text, where raised, lowered or struck-out runs were left out; null if none was.</param>
/// <param name="IsStruck">Nothing is left that is not struck out, so that the whole text was kept.</param>
/// <param name="HasOwnFonts">Every run has a font of its own, so that the cell's does not matter.</param>
internal sealed record RichText(string? Written, bool IsStruck, bool HasOwnFonts);
