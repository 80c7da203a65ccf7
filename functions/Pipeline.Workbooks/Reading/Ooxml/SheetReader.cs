using System.Buffers.Text;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Reading.Xml;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Reads the cells of worksheet parts.</summary>
/// <remarks>
/// A cell without an address follows its neighbour; one beyond the last row or column is passed over, and so is what the sheet claims as its
/// dimension. Text counts as it stands, white space included; only cells with nothing at all are dropped.
/// </remarks>
internal sealed class SheetReader(SheetBuilder builder, ReadingBudget budget, SharedStrings strings, bool[] dateStyles, bool uses1904)
{
    private readonly Utf8Text value = new();
    private readonly Utf8Text formula = new();
    private readonly Dictionary<int, bool> sharedFormulas = [];
    private XmlScanner xml = null!;
    private int row;
    private int column;
    private bool isRowHidden;
    private int lastHiddenRow;

    /// <summary>Whether any formula so far refers to another workbook.</summary>
    public bool SawExternalReference { get; private set; }

    /// <summary>Adds a worksheet's cells to the builder.</summary>
    public void Read(XmlScanner sheet)
    {
        xml = sheet;
        row = 0;
        lastHiddenRow = 0;
        sharedFormulas.Clear();
        xml.ReadRoot();
        if (!xml.Is(XmlVocabulary.Spreadsheet, "worksheet"u8))
        {
            throw RefusedException.Damaged("a worksheet part is none");
        }
        while (xml.NextChild(1))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "sheetData"u8))
            {
                ReadRows();
            }
            else if (xml.Is(XmlVocabulary.Spreadsheet, "cols"u8))
            {
                ReadColumns();
            }
            else if (xml.Is(XmlVocabulary.Spreadsheet, "mergeCells"u8))
            {
                ReadMergedRanges();
            }
        }
        xml.ReadToEnd();
    }

    private void ReadColumns()
    {
        while (xml.NextChild(2))
        {
            if (!xml.Is(XmlVocabulary.Spreadsheet, "col"u8) || !XmlBoolean.IsTrue(xml.Attribute("hidden"u8)))
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

    private void ReadMergedRanges()
    {
        while (xml.NextChild(2))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "mergeCell"u8) && CellRange.TryParse(xml.AttributeText("ref"u8), out var range))
            {
                builder.Merge(range);
            }
        }
    }

    private void ReadRows()
    {
        while (xml.NextChild(2))
        {
            if (!xml.Is(XmlVocabulary.Spreadsheet, "row"u8))
            {
                continue;
            }
            var number = xml.Attribute("r"u8);
            row = number.IsEmpty ? row + 1 : CellReference.ParseOrdinal(number, CellAddress.MaxRow);
            column = 0;
            isRowHidden = XmlBoolean.IsTrue(xml.Attribute("hidden"u8));
            while (xml.NextChild(3))
            {
                if (xml.Is(XmlVocabulary.Spreadsheet, "c"u8))
                {
                    ReadCell();
                }
            }
        }
    }

    private void ReadCell()
    {
        var cellRow = row;
        var cellColumn = ++column;
        var style = 0;
        var type = CellType.Number;
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            var name = xml.AttributeName(i);
            if (name.Length != 1)
            {
                continue;
            }
            switch (name[0])
            {
                case (byte)'r':
                    CellReference.Parse(xml.AttributeValue(i), out cellRow, out cellColumn);
                    column = cellColumn;
                    break;
                case (byte)'s':
                    style = Utf8Parser.TryParse(xml.AttributeValue(i), out int number, out _) ? number : 0;
                    break;
                case (byte)'t':
                    type = CellTypes.Parse(xml.AttributeValue(i));
                    break;
            }
        }
        var flags = ReadContent();
        if (cellRow is > 0 and <= CellAddress.MaxRow && cellColumn is > 0 and <= CellAddress.MaxColumn)
        {
            Keep(cellRow, cellColumn, type, (uint)style < (uint)dateStyles.Length && dateStyles[style], flags);
        }
    }

    /// <summary>Reads value and formula of a cell; the value is left in <see cref="value"/>.</summary>
    private CellFlags ReadContent()
    {
        var flags = CellFlags.None;
        var hasValue = false;
        value.Clear();
        while (xml.NextChild(4))
        {
            if (xml.Vocabulary != XmlVocabulary.Spreadsheet)
            {
                continue;
            }
            var name = xml.LocalName;
            if (name.SequenceEqual("v"u8))
            {
                hasValue = true;
                xml.ReadText(value);
            }
            else if (name.SequenceEqual("f"u8))
            {
                flags |= ReadFormula();
            }
            else if (name.SequenceEqual("is"u8))
            {
                hasValue = true;
                CellText.ReadRich(xml, value);
            }
        }
        return flags != CellFlags.None && !hasValue ? flags | CellFlags.FormulaWithoutValue : flags;
    }

    private CellFlags ReadFormula()
    {
        var shared = xml.Attribute("t"u8).SequenceEqual("shared"u8) && Utf8Parser.TryParse(xml.Attribute("si"u8), out int index, out _)
            ? index : -1;
        formula.Clear();
        xml.ReadText(formula);
        bool refersOutside;
        if (formula.Bytes.IsEmpty)
        {
            refersOutside = shared >= 0 && sharedFormulas.GetValueOrDefault(shared);
        }
        else
        {
            refersOutside = FormulaText.RefersOutside(formula.Bytes);
            if (shared >= 0 && refersOutside)
            {
                sharedFormulas[shared] = true;
            }
        }
        SawExternalReference |= refersOutside;
        return refersOutside ? CellFlags.Formula | CellFlags.ExternalReference : CellFlags.Formula;
    }

    private void Keep(int cellRow, int cellColumn, CellType type, bool isDate, CellFlags flags)
    {
        var bytes = value.Bytes;
        if (bytes.IsEmpty)
        {
            if (flags == CellFlags.None)
            {
                return;
            }
            // A text result that is empty is a result; a missing number is none.
            var isEmptyText = type == CellType.Text && (flags & CellFlags.FormulaWithoutValue) == 0;
            builder.Add(cellRow, cellColumn, CellKind.Blank, isEmptyText ? flags : flags | CellFlags.FormulaWithoutValue, 0, null);
        }
        else
        {
            KeepValue(cellRow, cellColumn, type, isDate, flags, bytes);
        }
        if (isRowHidden && cellRow != lastHiddenRow)
        {
            builder.HideRow(cellRow);
            lastHiddenRow = cellRow;
        }
    }

    private void KeepValue(int cellRow, int cellColumn, CellType type, bool isDate, CellFlags flags, ReadOnlySpan<byte> bytes)
    {
        switch (type)
        {
            case CellType.Number when CellTypes.TryNumber(bytes, out var number):
                builder.AddNumber(cellRow, cellColumn, flags, number, isDate, uses1904);
                break;
            case CellType.SharedText:
                var text = SharedText(bytes);
                if (text.Length > 0 || flags != CellFlags.None)
                {
                    builder.Add(cellRow, cellColumn, text.Length > 0 ? CellKind.Text : CellKind.Blank, flags, 0, text.Length > 0 ? text : null);
                }
                break;
            case CellType.Boolean:
                builder.Add(cellRow, cellColumn, CellKind.Boolean, flags, XmlBoolean.IsTrue(bytes) ? 1 : 0, null);
                break;
            case CellType.Error:
                builder.Add(cellRow, cellColumn, CellKind.Error, flags, 0, ErrorTexts.Intern(CellText.Decode(bytes, budget)));
                break;
            case CellType.Date when DateNumbers.TryParseIso(value.ToString(), out var date):
                builder.Add(cellRow, cellColumn, CellKind.Date, flags, date, null);
                break;
            default:
                builder.Add(cellRow, cellColumn, CellKind.Text, flags, 0, CellText.Decode(bytes, budget));
                break;
        }
    }

    private string SharedText(ReadOnlySpan<byte> index) =>
        strings.At(CellTypes.TryIndex(index, out var at) ? at : int.MaxValue);
}
