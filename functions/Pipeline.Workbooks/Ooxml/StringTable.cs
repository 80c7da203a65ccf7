namespace Pipeline.Workbooks.Ooxml;

/// <summary>
/// The strings that cells share; bounded, so that memory does not grow with the rows: what does not fit is written in place.
/// </summary>
internal sealed class StringTable
{
    private const int MaxStrings = 60_000;
    private const int MaxLength = 80;
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private readonly List<string> strings = [];

    /// <summary>The string's index, or -1 where it must be written in place.</summary>
    public int IndexOf(string text)
    {
        if (indexes.TryGetValue(text, out var index))
        {
            return index;
        }
        if (text.Length > MaxLength || strings.Count >= MaxStrings)
        {
            return -1;
        }
        indexes.Add(text, strings.Count);
        strings.Add(text);
        return strings.Count - 1;
    }

    public void Write(Stream part)
    {
        var buffer = new Utf8Buffer(part);
        buffer.Raw(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"u8
        );
        foreach (var text in strings)
        {
            buffer.Raw("<si><t xml:space=\"preserve\">"u8);
            buffer.Escaped(text);
            buffer.Raw("</t></si>"u8);
        }
        buffer.Raw("</sst>"u8);
        buffer.Flush();
    }
}
