namespace Pipeline.Workbooks.Summaries;

/// <summary>Sizes columns and rows by the width of Chinese text: a Chinese character is as wide as two digits.</summary>
internal static class TextWidth
{
    public const double LineHeight = 15;

    public static int Of(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var letter in text)
        {
            width += letter < '\u2E80' && letter is not ('—' or '…' or '“' or '”') ? 1 : 2;
        }
        return width;
    }

    /// <summary>The width that shows all of the texts, within bounds.</summary>
    public static double Column(IEnumerable<string?> texts, double least, double most) =>
        Math.Clamp(texts.Select(text => text is null ? 0 : Of(text)).DefaultIfEmpty(0).Max() + 2, least, most);

    /// <summary>The height of a row whose texts wrap in columns of these widths.</summary>
    public static double Row(params ReadOnlySpan<(string? Text, double Width)> cells)
    {
        var lines = 1;
        foreach (var (text, width) in cells)
        {
            if (text is not null)
            {
                lines = Math.Max(lines, text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(Of(line) / (width - 1.5)))));
            }
        }
        return Math.Min(lines * LineHeight + 3, 409);
    }
}
