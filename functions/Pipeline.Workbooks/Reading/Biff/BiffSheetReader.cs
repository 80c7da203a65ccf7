using System.Buffers.Binary;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Reading.Looks;
using Pipeline.Workbooks.Reading.Ooxml;

namespace Pipeline.Workbooks.Reading.Biff;

/// <summary>Reads the cells of one BIFF8 sheet after another.</summary>
internal sealed class BiffSheetReader(BiffCursor cursor, BiffGlobals globals, SheetBuilder builder, ReadingBudget budget)
{
    private const int RowHiddenBit = 0x20;
    private const int MaxColumn = 256;

    private readonly HashSet<int> hiddenRows = [];
    private readonly HashSet<int> rowsWithCells = [];
    private readonly HashSet<int> flatRows = [];
    private bool saysHeights;
    private readonly BiffSurroundings surroundings = new(builder);
    private (int Row, int Column, CellFlags Flags, CellLook Look, string? Formula)? awaitsText;

    /// <summary>Whether any formula so far refers to another workbook.</summary>
    public bool SawExternalReference { get; private set; }

    /// <summary>Adds the sheet's cells to the builder; charts within the sheet are passed over.</summary>
    public void Read(uint offset)
    {
        hiddenRows.Clear();
        rowsWithCells.Clear();
        flatRows.Clear();
        saysHeights = false;
        awaitsText = null;
        surroundings.Begin();
        cursor.Seek(offset);
        cursor.Next();
        if (cursor.Id != BiffRecord.Begin || IsGlobals())
        {
            throw RefusedException.Damaged("a sheet does not begin where it should");
        }
        var depth = 1;
        while (depth > 0)
        {
            cursor.Next();
            if (cursor.Id == BiffRecord.Begin)
            {
                depth++;
            }
            else if (cursor.Id == BiffRecord.EndOfSubstream)
            {
                depth--;
            }
            else if (depth == 1)
            {
                Take();
            }
        }
        // A file of which all rows are 0 high was written by a program that does not say how high they are.
        foreach (var row in saysHeights ? hiddenRows.Concat(flatRows) : hiddenRows)
        {
            if (rowsWithCells.Contains(row))
            {
                builder.HideRow(row);
            }
        }
    }

    private bool IsGlobals()
    {
        cursor.Skip(2);
        return cursor.U16() == BiffRecord.GlobalsSubstream;
    }

    private void Take()
    {
        switch (cursor.Id)
        {
            case BiffRecord.Row:
                TakeRow();
                break;
            case BiffRecord.ColumnInfo:
                TakeColumns();
                break;
            case BiffRecord.MergeCells:
                TakeMergedRanges();
                break;
            case BiffRecord.PageHeader
            or BiffRecord.PageFooter
            or BiffRecord.RowBreaks
            or BiffRecord.DrawingObject
            or BiffRecord.ObjectText
            or BiffRecord.Note:
                surroundings.Take(cursor);
                break;
            case BiffRecord.StringResult when awaitsText is { } cell:
                AddText(cell.Row, cell.Column, cell.Flags, BiffText.ReadLong(cursor), cell.Look, null, cell.Formula);
                awaitsText = null;
                break;
            case BiffRecord.MulRk:
                TakeMulRk();
                break;
            case BiffRecord.Number
            or BiffRecord.Rk
            or BiffRecord.Label
            or BiffRecord.RString
            or BiffRecord.LabelSst
            or BiffRecord.BoolErr
            or BiffRecord.Formula
            or BiffRecord.FormulaOfBiff3
            or BiffRecord.FormulaOfBiff4:
                TakeCell();
                break;
        }
    }

    private void TakeCell()
    {
        var id = cursor.Id;
        var row = cursor.U16() + 1;
        var column = cursor.U16() + 1;
        var look = globals.LookOf(cursor.U16());
        if (column > MaxColumn)
        {
            return;
        }
        var flags = look.IsStruck ? CellFlags.Struck : CellFlags.None;
        switch (id)
        {
            case BiffRecord.Number:
                AddNumber(row, column, flags, cursor.Double(), look);
                break;
            case BiffRecord.Rk:
                AddNumber(row, column, flags, Rk(cursor.U32()), look);
                break;
            case BiffRecord.LabelSst:
                var index = cursor.U32();
                AddText(
                    row,
                    column,
                    flags,
                    index < globals.Strings.Count
                        ? globals.Strings[(int)index]
                        : throw RefusedException.Damaged("a cell refers to a text that is not there"),
                    look,
                    globals.RichAt((int)index)
                );
                break;
            case BiffRecord.BoolErr:
                var value = cursor.U8();
                AddBooleanOrError(row, column, flags, value, isError: cursor.U8() != 0);
                break;
            case BiffRecord.Formula or BiffRecord.FormulaOfBiff3 or BiffRecord.FormulaOfBiff4:
                TakeFormula(row, column, flags, look);
                break;
            default:
                AddText(row, column, flags, BiffText.ReadLong(cursor), look);
                break;
        }
    }

    private void TakeMulRk()
    {
        var row = cursor.U16() + 1;
        var column = cursor.U16() + 1;
        for (; cursor.Left >= 8 && column <= MaxColumn; column++)
        {
            var look = globals.LookOf(cursor.U16());
            AddNumber(row, column, look.IsStruck ? CellFlags.Struck : CellFlags.None, Rk(cursor.U32()), look);
        }
    }

    private void TakeFormula(int row, int column, CellFlags flags, CellLook look)
    {
        var result = cursor.UpTo(8);
        cursor.Skip(6);
        var length = cursor.U16();
        flags |= CellFlags.Formula;
        var tokens = cursor.UpTo(length);
        var formula = BiffFormula.TryText(tokens, out var text) && budget.TryFormula(text.Length) ? text : null;
        if (BiffFormula.RefersOutside(tokens, globals.IsSheetOutside))
        {
            SawExternalReference = true;
            flags |= CellFlags.ExternalReference;
        }
        if (result.Length < 8)
        {
            throw RefusedException.Damaged("a formula without a result");
        }
        if (BinaryPrimitives.ReadUInt16LittleEndian(result[6..]) != 0xFFFF)
        {
            AddNumber(row, column, flags, BinaryPrimitives.ReadDoubleLittleEndian(result), look, formula);
            return;
        }
        switch (result[0])
        {
            case 0:
                awaitsText = (row, column, flags, look, formula);
                break;
            case 1 or 2:
                AddBooleanOrError(row, column, flags, result[2], isError: result[0] == 2);
                break;
            default:
                Add(row, column, CellKind.Blank, flags, 0, null);
                break;
        }
    }

    private void TakeRow()
    {
        var row = cursor.U16() + 1;
        cursor.Skip(4);
        var height = cursor.U16() & 0x7FFF;
        cursor.Skip(4);
        if ((cursor.U16() & RowHiddenBit) != 0)
        {
            hiddenRows.Add(row);
        }
        else if (height == 0)
        {
            flatRows.Add(row);
        }
        saysHeights |= height > 0;
    }

    private void TakeColumns()
    {
        var first = cursor.U16() + 1;
        var last = cursor.U16() + 1;
        var width = cursor.U16();
        cursor.Skip(2);
        if (((cursor.U16() & 1) != 0 || width == 0) && first <= MaxColumn)
        {
            builder.HideColumns(first, Math.Clamp(last, first, MaxColumn));
        }
    }

    private void TakeMergedRanges()
    {
        var count = cursor.U16();
        for (var i = 0; i < count && cursor.Left >= 8; i++)
        {
            int firstRow = cursor.U16(),
                lastRow = cursor.U16(),
                firstColumn = cursor.U16(),
                lastColumn = cursor.U16();
            builder.Merge(
                new CellRange(
                    Math.Min(firstRow, lastRow) + 1,
                    Math.Min(firstColumn, lastColumn) + 1,
                    Math.Max(firstRow, lastRow) + 1,
                    Math.Max(firstColumn, lastColumn) + 1
                )
            );
        }
    }

    private void AddNumber(int row, int column, CellFlags flags, double number, CellLook look, string? formula = null)
    {
        rowsWithCells.Add(row);
        if (double.IsFinite(number))
        {
            builder.AddNumber(row, column, flags, number, look, globals.Uses1904, formula);
        }
        else
        {
            builder.Add(row, column, CellKind.Error, flags, 0, ErrorTexts.OfCode(0x24));
        }
    }

    private void AddText(int row, int column, CellFlags flags, string text, CellLook look, RichText? rich = null, string? formula = null)
    {
        if (text.Length > 0)
        {
            rowsWithCells.Add(row);
            flags =
                rich is null ? flags
                : rich.IsStruck ? flags | CellFlags.Struck
                : rich.HasOwnFonts ? flags & ~CellFlags.Struck
                : flags;
            builder.AddText(row, column, flags, text, look, rich?.Written, formula);
        }
        else if ((flags & ~CellFlags.Struck) != CellFlags.None)
        {
            Add(row, column, CellKind.Blank, flags, 0, null);
        }
    }

    private void AddBooleanOrError(int row, int column, CellFlags flags, byte value, bool isError) =>
        Add(
            row,
            column,
            isError ? CellKind.Error : CellKind.Boolean,
            flags,
            isError || value == 0 ? 0 : 1,
            isError ? ErrorTexts.OfCode(value) : null
        );

    private void Add(int row, int column, CellKind kind, CellFlags flags, double number, string? text)
    {
        rowsWithCells.Add(row);
        builder.Add(row, column, kind, flags, number, text);
    }

    // 30 bits of a double or a whole number, either of them perhaps times a hundred.
    private static double Rk(uint rk)
    {
        var number = (rk & 2) != 0 ? (int)rk >> 2 : BitConverter.Int64BitsToDouble((long)(rk & ~3u) << 32);
        return (rk & 1) != 0 ? number / 100 : number;
    }
}
