using System.Text;
using Pipeline.Workbooks.Reading.Ooxml;

namespace Pipeline.Workbooks.Reading.Biff;

/// <summary>The fonts of a workbook, as far as they take text out of what a cell says.</summary>
internal sealed class BiffFonts
{
    private const int StruckBit = 0x08;

    // Number 4 is left out in every file, for no reason that anybody knows.
    private const int Missing = 4;

    private readonly List<(bool IsStruck, bool IsRaised)> fonts = [];

    public void Take(BiffCursor cursor)
    {
        cursor.U16();
        var isStruck = (cursor.U16() & StruckBit) != 0;
        cursor.Skip(4);
        fonts.Add((isStruck, cursor.U16() is 1 or 2));
    }

    public bool IsStruck(int font) => Find(font).IsStruck;

    /// <summary>The text without its raised, lowered and struck-out runs, where anything else is there.</summary>
    public string TextOf(string text, List<(int Start, int Font)> runs, out RichText? more)
    {
        more = null;
        if (runs.Count == 0 || !runs.Exists(run => Find(run.Font) is { IsStruck: true } or { IsRaised: true }))
        {
            return text;
        }
        var (kept, anyRaised) = (new StringBuilder(text, 0, Math.Clamp(runs[0].Start, 0, text.Length), text.Length), false);
        for (var i = 0; i < runs.Count; i++)
        {
            var font = Find(runs[i].Font);
            anyRaised |= font.IsRaised;
            var start = Math.Clamp(runs[i].Start, 0, text.Length);
            var end = i + 1 < runs.Count ? Math.Clamp(runs[i + 1].Start, start, text.Length) : text.Length;
            if (!font.IsStruck && !font.IsRaised)
            {
                kept.Append(text, start, end - start);
            }
        }
        if (string.IsNullOrWhiteSpace(kept.ToString()))
        {
            more = new RichText(null, !anyRaised, runs[0].Start == 0);
            return text;
        }
        more = new RichText(text, false, runs[0].Start == 0);
        return kept.ToString();
    }

    private (bool IsStruck, bool IsRaised) Find(int font)
    {
        var index = font > Missing ? font - 1 : font;
        return index < fonts.Count ? fonts[index] : default;
    }
}
