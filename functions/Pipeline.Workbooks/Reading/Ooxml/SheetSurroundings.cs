using System.Globalization;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Reads what a worksheet part says beside its cells.</summary>
internal static class SheetSurroundings
{
    /// <summary>Narrower or lower than this, in points or characters, is less than a pixel.</summary>
    private const double Invisible = 0.08;

    /// <summary>Whether a width or height leaves nothing to see.</summary>
    public static bool IsNothing(ReadOnlySpan<char> size) =>
        !size.IsEmpty && double.TryParse(size, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number < Invisible;

    /// <summary>Reads the element whose start was just read, where it is one of those that matter.</summary>
    public static void Read(PartReader xml, SheetBuilder builder)
    {
        if (xml.Vocabulary != XmlVocabulary.Spreadsheet)
        {
            return;
        }
        var name = xml.LocalName;
        if (name == "cols")
        {
            ReadColumns(xml, builder);
        }
        else if (name == "mergeCells")
        {
            ReadMergedRanges(xml, builder);
        }
        else if (name == "rowBreaks")
        {
            ReadBreaks(xml, builder);
        }
        else if (name == "headerFooter")
        {
            ReadPageTexts(xml, builder);
        }
        else if (name is "picture" or "oleObjects")
        {
            builder.AddPicture();
        }
    }

    private static void ReadColumns(PartReader xml, SheetBuilder builder)
    {
        while (xml.NextChild(2))
        {
            if (
                !xml.Is(XmlVocabulary.Spreadsheet, "col")
                || !(XmlBoolean.IsTrue(xml.Attribute("hidden")) || IsNothing(xml.Attribute("width")))
            )
            {
                continue;
            }
            var first = CellReference.ParseOrdinal(xml.Attribute("min"), CellAddress.MaxColumn);
            var last = CellReference.ParseOrdinal(xml.Attribute("max"), CellAddress.MaxColumn);
            if (first > 0)
            {
                builder.HideColumns(first, last == 0 ? CellAddress.MaxColumn : Math.Max(first, last));
            }
        }
    }

    private static void ReadMergedRanges(PartReader xml, SheetBuilder builder)
    {
        while (xml.NextChild(2))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "mergeCell") && CellRange.TryParse(xml.Attribute("ref"), out var range))
            {
                builder.Merge(range);
            }
        }
    }

    private static void ReadBreaks(PartReader xml, SheetBuilder builder)
    {
        while (xml.NextChild(2))
        {
            if (
                xml.Is(XmlVocabulary.Spreadsheet, "brk")
                && XmlBoolean.IsTrue(xml.Attribute("man"))
                && int.TryParse(xml.Attribute("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            )
            {
                builder.BreakBelow(row);
            }
        }
    }

    private static void ReadPageTexts(PartReader xml, SheetBuilder builder)
    {
        var text = new PartText();
        while (xml.NextChild(2))
        {
            text.Clear();
            xml.ReadText(text);
            foreach (var part in PageTexts.Parts(text.ToString()))
            {
                builder.AddPageText(part);
            }
        }
    }
}
