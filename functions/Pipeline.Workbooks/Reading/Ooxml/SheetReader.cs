using System.Globalization;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Ooxml;
using Pipeline.Workbooks.Reading.Looks;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Reads the cells of worksheet parts.</summary>
/// <remarks>
/// A cell without an address follows its neighbour; one beyond the last row or column is passed over, and so is what the sheet claims as
/// its dimension. Text counts as it stands, white space included; only cells with nothing at all are dropped.
/// </remarks>
internal sealed class SheetReader(
    SheetBuilder builder,
    ReadingBudget budget,
    SharedStrings strings,
    CellLook[] looks,
    WorkbookOutline workbook
)
{
    private readonly PartText value = new();
    private readonly FormulaReader formulas = new(budget);
    private readonly RichTextReader inlineTexts = new(budget);
    private PartReader xml = null!;
    private int row;
    private int column;
    private bool isRowHidden;
    private int lastHiddenRow;
    private string? formula;
    private string? inlineText;
    private RichText? rich;

    /// <summary>Whether any formula so far refers to another workbook.</summary>
    public bool SawExternalReference => formulas.SawExternalReference;

    /// <summary>Adds a worksheet's cells to the builder.</summary>
    public void Read(PartReader sheet)
    {
        xml = sheet;
        row = 0;
        lastHiddenRow = 0;
        formulas.Begin();
        xml.ReadRoot();
        if (!xml.Is(XmlVocabulary.Spreadsheet, "worksheet"))
        {
            throw RefusedException.Damaged("a worksheet part is none");
        }
        while (xml.NextChild(1))
        {
            if (xml.Is(XmlVocabulary.Spreadsheet, "sheetData"))
            {
                ReadRows();
            }
            else
            {
                SheetSurroundings.Read(xml, builder);
            }
        }
        xml.ReadToEnd();
    }

    private void ReadRows()
    {
        while (xml.NextChild(2))
        {
            if (!xml.Is(XmlVocabulary.Spreadsheet, "row"))
            {
                continue;
            }
            BeginRow();
            while (xml.NextChild(3))
            {
                if (xml.Is(XmlVocabulary.Spreadsheet, "c"))
                {
                    ReadCell();
                }
            }
        }
    }

    private void BeginRow()
    {
        var number = row + 1;
        isRowHidden = false;
        column = 0;
        while (xml.NextAttribute(out var name))
        {
            switch (name)
            {
                case "r" when !xml.AttributeValue.IsEmpty:
                    number = CellReference.ParseOrdinal(xml.AttributeValue, CellAddress.MaxRow);
                    break;
                case "hidden":
                    isRowHidden |= XmlBoolean.IsTrue(xml.AttributeValue);
                    break;
                case "ht":
                    isRowHidden |= SheetSurroundings.IsNothing(xml.AttributeValue);
                    break;
            }
        }
        row = number;
    }

    private void ReadCell()
    {
        var cellRow = row;
        var cellColumn = ++column;
        var style = 0;
        var type = CellType.Number;
        while (xml.NextAttribute(out var name))
        {
            switch (name)
            {
                case "r":
                    CellReference.Parse(xml.AttributeValue, out cellRow, out cellColumn);
                    column = cellColumn;
                    break;
                case "s":
                    style = int.TryParse(xml.AttributeValue, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
                    break;
                case "t":
                    type = CellTypes.Parse(xml.AttributeValue);
                    break;
            }
        }
        var flags = ReadContent(cellRow, cellColumn);
        if (cellRow is > 0 and <= CellAddress.MaxRow && cellColumn is > 0 and <= CellAddress.MaxColumn)
        {
            Keep(cellRow, cellColumn, type, (uint)style < (uint)looks.Length ? looks[style] : CellLook.Plain, flags);
        }
    }

    /// <summary>Reads value and formula of a cell; they are left in the fields.</summary>
    private CellFlags ReadContent(int cellRow, int cellColumn)
    {
        var flags = CellFlags.None;
        var hasValue = false;
        value.Clear();
        (formula, inlineText, rich) = (null, null, null);
        while (xml.NextChild(4))
        {
            if (xml.Vocabulary != XmlVocabulary.Spreadsheet)
            {
                continue;
            }
            var name = xml.LocalName;
            if (name == "v")
            {
                hasValue = true;
                xml.ReadText(value);
            }
            else if (name == "f")
            {
                (flags, formula) = formulas.Read(xml, cellRow, cellColumn);
            }
            else if (name == "is")
            {
                hasValue = true;
                inlineText = inlineTexts.Read(xml, out rich);
            }
        }
        if (flags == CellFlags.None && hasValue && formulas.TryArray(cellRow, cellColumn, out formula))
        {
            flags = CellFlags.Formula;
        }
        return flags == CellFlags.None ? flags
            : !hasValue ? flags | CellFlags.FormulaWithoutValue
            : workbook.MustRecalculate ? flags | CellFlags.Stale
            : flags;
    }

    private void Keep(int cellRow, int cellColumn, CellType type, CellLook look, CellFlags flags)
    {
        if (value.Chars.IsEmpty && string.IsNullOrEmpty(inlineText))
        {
            if (flags == CellFlags.None)
            {
                return;
            }
            // A text result that is empty is a result; a missing number is none.
            var isEmptyText = type == CellType.Text && (flags & CellFlags.FormulaWithoutValue) == 0;
            builder.Add(
                cellRow,
                cellColumn,
                CellKind.Blank,
                isEmptyText ? flags : flags | CellFlags.FormulaWithoutValue,
                0,
                null,
                SheetBuilder.Facts(null, null, formula)
            );
        }
        else
        {
            KeepValue(cellRow, cellColumn, type, look, look.IsStruck ? flags | CellFlags.Struck : flags);
        }
        if (isRowHidden && cellRow != lastHiddenRow)
        {
            builder.HideRow(cellRow);
            lastHiddenRow = cellRow;
        }
    }

    private void KeepValue(int cellRow, int cellColumn, CellType type, CellLook look, CellFlags flags)
    {
        var text = value.Chars;
        switch (type)
        {
            case CellType.Number when CellTypes.TryNumber(text, out var number):
                builder.AddNumber(cellRow, cellColumn, flags, number, look, workbook.Uses1904, formula);
                break;
            case CellType.SharedText:
                KeepText(cellRow, cellColumn, look, flags, SharedText(text));
                break;
            case CellType.Boolean:
                builder.Add(
                    cellRow,
                    cellColumn,
                    CellKind.Boolean,
                    flags,
                    XmlBoolean.IsTrue(text) ? 1 : 0,
                    null,
                    SheetBuilder.Facts(null, null, formula)
                );
                break;
            case CellType.Error:
                builder.Add(
                    cellRow,
                    cellColumn,
                    CellKind.Error,
                    flags,
                    0,
                    ErrorTexts.Intern(EscapedText.Decode(text, budget)),
                    SheetBuilder.Facts(null, null, formula)
                );
                break;
            case CellType.Date when DateNumbers.TryParseIso(value.ToString(), out var date):
                builder.Add(cellRow, cellColumn, CellKind.Date, flags, date, null, SheetBuilder.Facts(null, null, formula));
                break;
            default:
                KeepText(
                    cellRow,
                    cellColumn,
                    look,
                    flags,
                    inlineText is null ? EscapedText.Decode(text, budget) : inlineText + EscapedText.Decode(text, budget)
                );
                break;
        }
    }

    private void KeepText(int cellRow, int cellColumn, CellLook look, CellFlags flags, string text)
    {
        if (text.Length == 0)
        {
            if ((flags & ~CellFlags.Struck) != CellFlags.None)
            {
                builder.Add(cellRow, cellColumn, CellKind.Blank, flags, 0, null, SheetBuilder.Facts(null, null, formula));
            }
            return;
        }
        if (rich is not null)
        {
            flags =
                rich.IsStruck ? flags | CellFlags.Struck
                : rich.HasOwnFonts ? flags & ~CellFlags.Struck
                : flags;
        }
        builder.AddText(cellRow, cellColumn, flags, text, look, rich?.Written, formula);
    }

    private string SharedText(ReadOnlySpan<char> index)
    {
        var at = CellTypes.TryIndex(index, out var number) ? number : int.MaxValue;
        var text = strings.At(at);
        rich = strings.RichAt(at);
        return text;
    }
}
