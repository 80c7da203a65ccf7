using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>Writes the numbers of a cross table: figures as values, sums as formulas with what they come to.</summary>
internal sealed class CrossCells(CrossTable table, int labels, int totalRow)
{
    private readonly int lastGroup = table.Groups.Length - 1;

    public void WriteRow(SheetWriter sheet, int index)
    {
        var row = table.Rows[index];
        var sum = row.Keys.Length < table.RowDimensions.Length;
        foreach (var column in table.Columns)
        {
            var style = Style(column, column.Measure == CrossColumn.Rate ? default : table.Value(row, column)).AtLevel(row.IsTotal, sum);
            if (column.Measure == CrossColumn.Rate)
            {
                WriteRate(sheet, column, style, measure => table.Value(row, column with { Measure = measure }));
                continue;
            }
            var total = table.Value(row, column);
            var formula =
                row.Last > 0 && sum
                    ? $"SUBTOTAL(9,{Reference.Down(sheet.NextColumn, sheet.CurrentRow + 1, sheet.CurrentRow + row.Last)})"
                    : RowFormula(sheet, column);
            Write(sheet, total, formula, column, style);
        }
    }

    /// <summary>A line of the table of one dimension: SUMIFS over the cross table where the dimension is one of its columns.</summary>
    public void WriteValue(SheetWriter sheet, int dimension, string value)
    {
        var at = table.RowDimensions.IndexOf(dimension);
        var lastRow = totalRow + table.Rows.Length - 1;
        foreach (var column in table.Columns)
        {
            var style = Style(column, column.Measure == CrossColumn.Rate ? default : table.OfValue(dimension, value, column));
            if (column.Measure == CrossColumn.Rate)
            {
                WriteRate(sheet, column, style, measure => table.OfValue(dimension, value, column with { Measure = measure }));
                continue;
            }
            var formula =
                at > 0 && IsPlainCriterion(value)
                    ? $"SUMIFS({Range(sheet.NextColumn, lastRow)},{Range(at + 1, lastRow)},{Reference.Absolute(sheet.CurrentRow, 1)})"
                    : RowFormula(sheet, column);
            Write(sheet, table.OfValue(dimension, value, column), formula, column, style);
        }
    }

    /// <summary>A line that adds some rows of the table.</summary>
    /// <param name="rows">The rows with where they stand.</param>
    public void WriteSum(SheetWriter sheet, IReadOnlyList<(CrossRow Row, int At)> rows)
    {
        foreach (var column in table.Columns)
        {
            Total Sum(int measure) =>
                rows.Aggregate(default(Total), (sum, row) => sum.Plus(table.Value(row.Row, column with { Measure = measure })));
            if (column.Measure == CrossColumn.Rate)
            {
                WriteRate(sheet, column, Style(column, default).AtLevel(total: false, subtotal: true), Sum);
                continue;
            }
            var total = Sum(column.Measure);
            // N() of a text, where persons do not add, and of a blank is zero.
            var formula = string.Join('+', rows.Select(row => $"N({Reference.Cell(row.At, sheet.NextColumn)})"));
            Write(sheet, total, formula, column, Style(column, total).AtLevel(total: false, subtotal: true));
        }
    }

    private static void Write(SheetWriter sheet, Total total, string? formula, MeasureColumn measure, CellStyle style)
    {
        style = style.Partial(total.IsPartial).Approximate(total.Approximate);
        if (total.IsNotAddable)
        {
            sheet.Text(MeasureDisplay.NotAddable, style);
        }
        else if (total.Value is not { } value)
        {
            sheet.Blank(style);
        }
        else if (formula is null)
        {
            sheet.Number(value, measure.ShownScale(), style);
        }
        else
        {
            sheet.Formula(formula, value, measure.ShownScale(), style);
        }
    }

    private void Write(SheetWriter sheet, Total total, string? formula, CrossColumn column, CellStyle style) =>
        Write(sheet, total, formula, table.Form.Measures[column.Measure], style);

    private string Range(int column, int lastRow) => Reference.AbsoluteDown(column, totalRow + 1, lastRow);

    // Across a row: the sum of the pivot's values, or the year of its halves; null if the figure is a value.
    private string? RowFormula(SheetWriter sheet, CrossColumn column)
    {
        var at = sheet.NextColumn;
        if (table.Pivot >= 0 && column.Pivot is null)
        {
            return $"SUM({Reference.Cell(sheet.CurrentRow, at - table.PivotValues.Length)}:{Reference.Cell(sheet.CurrentRow, at - 1)})";
        }
        if (
            column.Group < lastGroup
            || lastGroup == 0
            || !table.HalvesAddUp
            || table.Form.Measures[column.Measure].Nature != MeasureNature.Flow
        )
        {
            return null;
        }
        var halves = Enumerable
            .Range(0, lastGroup)
            .Select(group => Reference.Cell(sheet.CurrentRow, labels + 1 + table.Columns.IndexOf(column with { Group = group })));
        return string.Join('+', halves);
    }

    private void WriteRate(SheetWriter sheet, CrossColumn column, CellStyle style, Func<int, Total> value)
    {
        var pair = FormShape.Execution(table.Form)!.Value;
        if (!CrossTable.IsComparable(value(pair.Allocated), value(pair.Paid)))
        {
            sheet.Text(MeasureDisplay.NotAddable, style);
            return;
        }
        var allocated = Reference.Cell(sheet.CurrentRow, labels + 1 + table.Columns.IndexOf(column with { Measure = pair.Allocated }));
        var paid = Reference.Cell(sheet.CurrentRow, labels + 1 + table.Columns.IndexOf(column with { Measure = pair.Paid }));
        sheet.Formula(
            $"IF(N({allocated})=0,\"{MeasureDisplay.NotAddable}\",{paid}/{allocated})",
            (double)(value(pair.Paid).Value ?? 0) / value(pair.Allocated).Value!.Value,
            style
        );
    }

    private CellStyle Style(CrossColumn column, Total total) =>
        Looks.Figure with
        {
            Format = column.Measure == CrossColumn.Rate ? CellStyle.Percent : table.Form.Measures[column.Measure].ShownFormat(total),
        };

    // In a criterion these letters mean something else than themselves.
    private static bool IsPlainCriterion(string value) => value.AsSpan().IndexOfAny("*?~<>=") < 0;
}
