using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Reads string items and inline strings: plain text or runs of rich text, without the phonetic reading.</summary>
/// <remarks>
/// Runs that are raised, lowered or struck out are footnote marks and withdrawn figures: they are left out where anything else is there.
/// </remarks>
internal sealed class RichTextReader(ReadingBudget budget)
{
    private readonly PartText whole = new();
    private readonly PartText kept = new();
    private bool leavesOut;
    private bool anyStruck;
    private bool anyRaised;
    private bool anyRun;
    private bool allHaveFonts;

    /// <summary>Reads the element whose start was just read.</summary>
    public string Read(PartReader xml, out RichText? more)
    {
        whole.Clear();
        kept.Clear();
        leavesOut = anyStruck = anyRaised = anyRun = false;
        allHaveFonts = true;
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "t"))
            {
                xml.ReadText(whole);
            }
            else if (xml.Is(XmlVocabulary.Spreadsheet, "r"))
            {
                ReadRun(xml, depth + 1);
            }
        }
        more = null;
        if (!leavesOut)
        {
            more = anyRun && allHaveFonts ? new RichText(null, false, true) : null;
            return EscapedText.Decode(whole.Chars, budget);
        }
        var text = EscapedText.Decode(kept.Chars, budget);
        var written = EscapedText.Decode(whole.Chars, budget);
        if (string.IsNullOrWhiteSpace(text))
        {
            more = new RichText(null, anyStruck && !anyRaised, allHaveFonts);
            return written;
        }
        more = new RichText(written, false, allHaveFonts);
        return text;
    }

    private void ReadRun(PartReader xml, int depth)
    {
        anyRun = true;
        var hasFont = false;
        var isLeftOut = false;
        while (xml.NextChild(depth))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "rPr"))
            {
                hasFont = true;
                isLeftOut = ReadFont(xml, depth + 1);
            }
            else if (xml.Is(XmlVocabulary.Spreadsheet, "t"))
            {
                ReadRunText(xml, isLeftOut);
            }
        }
        allHaveFonts &= hasFont;
    }

    private void ReadRunText(PartReader xml, bool isLeftOut)
    {
        var start = whole.Chars.Length;
        if (isLeftOut && !leavesOut)
        {
            leavesOut = true;
            kept.Append(whole.Chars);
        }
        xml.ReadText(whole);
        if (leavesOut && !isLeftOut)
        {
            kept.Append(whole.Chars[start..]);
        }
    }

    /// <summary>Whether the run is raised, lowered or struck out.</summary>
    private bool ReadFont(PartReader xml, int depth)
    {
        var isLeftOut = false;
        while (xml.NextChild(depth))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "strike") && !XmlBoolean.IsFalse(xml.Attribute("val")))
            {
                anyStruck = isLeftOut = true;
            }
            else if (xml.Is(XmlVocabulary.Spreadsheet, "vertAlign") && xml.Attribute("val") is "superscript" or "subscript")
            {
                anyRaised = isLeftOut = true;
            }
        }
        return isLeftOut;
    }
}
