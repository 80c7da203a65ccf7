using System.Buffers.Text;
using System.Globalization;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Reading.Xml;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Reads what a worksheet part says beside its cells.</summary>
internal static class SheetSurroundings
{
    /// <summary>Narrower or lower than this, in points or characters, is less than a pixel.</summary>
    private const double Invisible = 0.08;

    /// <summary>Whether a width or height leaves nothing to see.</summary>
    public static bool IsNothing(ReadOnlySpan<byte> size) =>
        !size.IsEmpty && double.TryParse(size, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number < Invisible;

    /// <summary>Reads the element whose start was just read, where it is one of those that matter.</summary>
    public static void Read(XmlScanner xml, SheetBuilder builder)
    {
        if (xml.Vocabulary != XmlVocabulary.Spreadsheet)
        {
            return;
        }
        var name = xml.LocalName;
        if (name.SequenceEqual("cols"u8))
        {
            ReadColumns(xml, builder);
        }
        else if (name.SequenceEqual("mergeCells"u8))
        {
            ReadMergedRanges(xml, builder);
        }
        else if (name.SequenceEqual("rowBreaks"u8))
        {
            ReadBreaks(xml, builder);
        }
        else if (name.SequenceEqual("headerFooter"u8))
        {
            ReadPageTexts(xml, builder);
        }
        else if (name.SequenceEqual("picture"u8) || name.SequenceEqual("oleObjects"u8))
        {
            builder.AddPicture();
        }
    }

    private static void ReadColumns(XmlScanner xml, SheetBuilder builder)
    {
        while (xml.NextChild(2))
        {
            if (!xml.Is(XmlVocabulary.Spreadsheet, "col"u8) || !(XmlBoolean.IsTrue(xml.Attribute("hidden"u8)) || IsNothing(xml.Attribute("width"u8))))
            {
                continue;
            }
            var first = CellReference.ParseOrdinal(xml.Attribute("min"u8), CellAddress.MaxColumn);
            var last = CellReference.ParseOrdinal(xml.Attribute("max"u8), CellAddress.MaxColumn);
            if (first > 0)
            {
                builder.HideColumns(first, last == 0 ? CellAddress.MaxColumn : Math.Max(first, last));
            }
        }
    }

    private static void ReadMergedRanges(XmlScanner xml, SheetBuilder builder)
    {
        while (xml.NextChild(2))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "mergeCell"u8) && CellRange.TryParse(xml.AttributeText("ref"u8), out var range))
            {
                builder.Merge(range);
            }
        }
    }

    private static void ReadBreaks(XmlScanner xml, SheetBuilder builder)
    {
        while (xml.NextChild(2))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "brk"u8) && XmlBoolean.IsTrue(xml.Attribute("man"u8))
                && Utf8Parser.TryParse(xml.Attribute("id"u8), out int row, out _))
            {
                builder.BreakBelow(row);
            }
        }
    }

    private static void ReadPageTexts(XmlScanner xml, SheetBuilder builder)
    {
        var text = new Utf8Text();
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
