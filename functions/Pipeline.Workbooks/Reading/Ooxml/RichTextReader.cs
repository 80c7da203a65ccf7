using Pipeline.Workbooks.Reading.Xml;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Reads string items and inline strings: plain text or runs of rich text, without the phonetic reading.</summary>
/// <remarks>Runs that are raised, lowered or struck out are footnote marks and withdrawn figures: they are left out where anything else is there.</remarks>
internal sealed class RichTextReader(ReadingBudget budget)
{
    private readonly Utf8Text whole = new();
    private readonly Utf8Text kept = new();
    private bool leavesOut;
    private bool anyStruck;
    private bool anyRaised;
    private bool anyRun;
    private bool allHaveFonts;

    /// <summary>Reads the element whose start was just read.</summary>
    public string Read(XmlScanner xml, out RichText? more)
    {
        whole.Clear();
        kept.Clear();
        leavesOut = anyStruck = anyRaised = anyRun = false;
        allHaveFonts = true;
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "t"u8))
            {
                xml.ReadText(whole);
            }
            else if (xml.Is(XmlVocabulary.Spreadsheet, "r"u8))
            {
                ReadRun(xml, depth + 1);
            }
        }
        more = null;
        if (!leavesOut)
        {
            more = anyRun && allHaveFonts ? new RichText(null, false, true) : null;
            return CellText.Decode(whole.Bytes, budget);
        }
        var text = CellText.Decode(kept.Bytes, budget);
        var written = CellText.Decode(whole.Bytes, budget);
        if (string.IsNullOrWhiteSpace(text))
        {
            more = new RichText(null, anyStruck && !anyRaised, allHaveFonts);
            return written;
        }
        more = new RichText(written, false, allHaveFonts);
        return text;
    }

    private void ReadRun(XmlScanner xml, int depth)
    {
        anyRun = true;
        var hasFont = false;
        var isLeftOut = false;
        while (xml.NextChild(depth))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "rPr"u8))
            {
                hasFont = true;
                isLeftOut = ReadFont(xml, depth + 1);
            }
            else if (xml.Is(XmlVocabulary.Spreadsheet, "t"u8))
            {
                ReadRunText(xml, isLeftOut);
            }
        }
        allHaveFonts &= hasFont;
    }

    private void ReadRunText(XmlScanner xml, bool isLeftOut)
    {
        var start = whole.Bytes.Length;
        if (isLeftOut && !leavesOut)
        {
            leavesOut = true;
            kept.Append(whole.Bytes, hasReferences: false);
        }
        xml.ReadText(whole);
        if (leavesOut && !isLeftOut)
        {
            kept.Append(whole.Bytes[start..], hasReferences: false);
        }
    }

    /// <summary>Whether the run is raised, lowered or struck out.</summary>
    private bool ReadFont(XmlScanner xml, int depth)
    {
        var isLeftOut = false;
        while (xml.NextChild(depth))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "strike"u8) && !XmlBoolean.IsFalse(xml.Attribute("val"u8)))
            {
                anyStruck = isLeftOut = true;
            }
            else if (xml.Is(XmlVocabulary.Spreadsheet, "vertAlign"u8)
                && (xml.Attribute("val"u8).SequenceEqual("superscript"u8) || xml.Attribute("val"u8).SequenceEqual("subscript"u8)))
            {
                anyRaised = isLeftOut = true;
            }
        }
        return isLeftOut;
    }
}
