using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Templates;

/// <summary>One form's sheet: title, unit, header, the total row, rows to fill in.</summary>
internal sealed class FormSheet(FormDefinition form, OptionLists options, StyleBook styles)
{
    public const string EntryFill = "FFFFFDF0";

    /// <summary>Repeat on every printed page.</summary>
    public const string TitleRows = "$1:$3";

    private const int HeaderRow = 3;
    private const int TotalRow = 4;
    private const int FirstRow = 5;
    private const int LeastRows = 40;
    private const double UprightWidth = 130;
    private const string TotalLabel = "合计";

    /// <summary>Not where a blank counts as a number (数量): a formula would not see it.</summary>
    private readonly bool hasTotal = HasTotal(form);

    /// <summary>The first row of a form's sheet that a school fills in.</summary>
    public static int FirstEntryRowOf(FormDefinition form) => HasTotal(form) ? FirstRow : TotalRow;

    /// <summary>A day as workbooks store it.</summary>
    public static string Serial(DateOnly day) =>
        (day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture);

    public SheetXml Write(Period period, string schoolName, IEnumerable<string> stages)
    {
        var sheet = new SheetXml
        {
            Widths = [.. form.Columns.Select(WidthOf)],
            IsProtected = true,
            IsPortrait = IsNarrow,
            IsOnePage = IsNarrow,
            FrozenRows = hasTotal ? TotalRow : HeaderRow,
        };
        var prefilled = PrefilledRows.Of(form, stages);
        var last = FirstRow + Math.Max(LeastRows, prefilled.Length + 10) - 1;
        sheet.Line(34, styles.Add(new CellFormat(16, true, Centred: true)), schoolName + period.ChineseName + form.Title);
        sheet.Line(18, styles.Add(new CellFormat(Right: true)), ChineseText.Typeset(form.UnitLine));
        WriteHeader(sheet);
        WriteTotal(sheet, last);
        for (var row = FirstEntryRow; row <= last; row++)
        {
            WriteRow(sheet, row, row - FirstEntryRow < prefilled.Length ? prefilled[row - FirstEntryRow] : null);
        }
        WriteValidations(sheet, FirstEntryRow, last, period);
        return sheet;
    }

    /// <summary>Fits a page upright, with all its rows.</summary>
    private bool IsNarrow => form.Columns.Sum(WidthOf) <= UprightWidth;

    private int FirstEntryRow => FirstEntryRowOf(form);

    private static bool HasTotal(FormDefinition form) =>
        form.Measures.Any(measure => measure.Nature != MeasureNature.Persons)
        && form.Measures.All(measure => measure.WhenBlankValue is null)
        && form.Dimensions.Any(dimension => dimension.CellRequired);

    private static double WidthOf(ColumnDefinition column) =>
        column switch
        {
            MeasureColumn { Kind: QuantityKind.Money } => 16,
            MeasureColumn => Math.Max(10, (column.Name.Length * 2) + 2),
            DimensionColumn dimension => Math.Clamp(dimension.Values.Select(value => value.Name.Length * 2).Append(8).Max() + 3, 12, 30),
            TextColumn { Role: ColumnRole.Date } => 13,
            TextColumn { CellRequired: true } => 36,
            _ => 22,
        };

    private void WriteHeader(SheetXml sheet)
    {
        var head = styles.Add(new CellFormat(11, true, "FFFFFFFF", "FF44546A", Bordered: true, Centred: true));
        sheet.Begin(32);
        for (var i = 0; i < form.Columns.Length; i++)
        {
            sheet.Text(i + 1, head, form.Columns[i].Name);
        }
        sheet.End();
    }

    /// <summary>
    /// The total stands above the rows, so that the table may grow downwards; persons are not added, a child may stand in two rows.
    /// </summary>
    private void WriteTotal(SheetXml sheet, int last)
    {
        if (!hasTotal)
        {
            return;
        }
        var labelled = false;
        sheet.Begin(22);
        for (var i = 0; i < form.Columns.Length; i++)
        {
            var column = form.Columns[i];
            var style = styles.Add(FormatOf(column) with { Fill = "FFF2F2F2", Bold = true, Editable = false });
            if (column is MeasureColumn { Nature: not MeasureNature.Persons } measure)
            {
                sheet.BlankFormula(i + 1, style, TotalFormula(measure, last));
            }
            else
            {
                var isLabel = !labelled && (column is DimensionColumn || (column is TextColumn && column.CellRequired));
                labelled |= isLabel;
                sheet.Text(i + 1, style, isLabel ? TotalLabel : "");
            }
        }
        sheet.End();
    }

    private void WriteRow(SheetXml sheet, int row, ImmutableArray<string>? prefilled)
    {
        sheet.Begin(20);
        for (var i = 0; i < form.Columns.Length; i++)
        {
            var column = form.Columns[i];
            if (SumOf(column) is { } sum)
            {
                sheet.BlankFormula(i + 1, styles.Add(FormatOf(column) with { Fill = "FFF2F2F2", Editable = false }), SumFormula(sum, row));
                continue;
            }
            sheet.Text(
                i + 1,
                styles.Add(FormatOf(column)),
                column is DimensionColumn dimension && prefilled is { } known ? known[dimension.Index] : ""
            );
        }
        sheet.End();
    }

    private CheckDefinition.Sum? SumOf(ColumnDefinition column) =>
        form.Checks.OfType<CheckDefinition.Sum>().FirstOrDefault(sum => sum.Total == column.Id);

    private string SumFormula(CheckDefinition.Sum sum, int row)
    {
        var cells = string.Join(",", sum.Parts.Select(part => CellAddress.Format(row, ColumnOf(part))));
        return Guarded(cells, $"SUM({cells})");
    }

    private string TotalFormula(MeasureColumn measure, int last)
    {
        string Rows(string id) => new CellRange(FirstRow, ColumnOf(id), last, ColumnOf(id)).ToString();
        var own = Rows(measure.Id);
        if (SumOf(measure) is { } sum)
        {
            // Over the parts: a row that somebody inserts has no formula in the locked 合计 column.
            var parts = string.Join(",", sum.Parts.Select(Rows));
            return Guarded(parts, $"SUM({parts})");
        }
        return measure.WhenBlankSameAs is { } other
            ? Guarded($"{own},{Rows(other)}", $"SUM({own})+SUMIF({own},\"\",{Rows(other)})")
            : Guarded(own, $"SUM({own})");
    }

    /// <summary>Blank until there are figures, and where one is text (45.87万元): a sum that passed it over would be wrong.</summary>
    private static string Guarded(string cells, string formula) =>
        $"IF(OR(COUNT({cells})=0,COUNTA({cells})<>COUNT({cells})),\"\",{formula})";

    private int ColumnOf(string id)
    {
        for (var i = 0; i < form.Columns.Length; i++)
        {
            if (form.Columns[i].Id == id)
            {
                return i + 1;
            }
        }
        throw new KeyNotFoundException($"Form {form.Id} has no column {id}.");
    }

    private static CellFormat FormatOf(ColumnDefinition column)
    {
        var entry = new CellFormat(11, Fill: EntryFill, Bordered: true, Editable: true);
        return column switch
        {
            MeasureColumn { Kind: QuantityKind.Money } => entry with { Right = true, Number = CellFormat.Cents },
            MeasureColumn => entry with { Right = true, Number = CellFormat.Whole },
            TextColumn { Role: ColumnRole.Date } => entry with { Centred = true, Number = CellFormat.Date },
            _ => entry with { Number = CellFormat.Text },
        };
    }

    private void WriteValidations(SheetXml sheet, int first, int last, Period period)
    {
        for (var i = 0; i < form.Columns.Length; i++)
        {
            var column = form.Columns[i];
            if (SumOf(column) is null)
            {
                var name = CellAddress.ColumnName(i + 1);
                var validation = ValidationOf(column, string.Create(CultureInfo.InvariantCulture, $"{name}{first}:{name}{last}"), period);
                sheet.Validate(
                    validation with
                    {
                        Prompt = ChineseText.Typeset(validation.Prompt),
                        Error = ChineseText.Typeset(validation.Error),
                    }
                );
            }
        }
    }

    private CellValidation ValidationOf(ColumnDefinition column, string cells, Period period)
    {
        var hint = column.Hint.Length > 0 ? column.Hint + "。" : "";
        return column switch
        {
            MeasureColumn { Kind: QuantityKind.Money } => new(
                cells,
                "decimal",
                "greaterThanOrEqual",
                "0",
                null,
                column.Name,
                hint,
                $"{column.Name}应是不小于0的数,单位是元,只填数字。"
            ),
            MeasureColumn measure => new(
                cells,
                "whole",
                "greaterThanOrEqual",
                "0",
                null,
                column.Name,
                hint,
                $"{column.Name}应是不小于0的整数(单位:{measure.Unit}),只填数字。"
            ),
            DimensionColumn { Values.Length: > 0 } dimension => new(
                cells,
                "list",
                null,
                options.ReferenceOf(dimension),
                null,
                column.Name,
                hint,
                dimension.IsClosed ? $"请从列表中选择{column.Name}。" : $"{column.Name}不在常用名称中。确实没有合适的,可以保留。",
                !dimension.IsClosed
            ),
            TextColumn { Role: ColumnRole.Date, WithinPeriod: true } => new(
                cells,
                "date",
                null,
                Serial(period.FirstDay),
                Serial(period.LastDay),
                column.Name,
                hint,
                string.Create(CultureInfo.InvariantCulture, $"日期应在报告期内:{period.FirstDay:O}至{period.LastDay:O}。"),
                IsWarning: true
            ),
            TextColumn { Role: ColumnRole.Date } => new(
                cells,
                "date",
                "greaterThanOrEqual",
                Serial(new DateOnly(Period.FirstYear, 1, 1)),
                null,
                column.Name,
                hint,
                "请填写日期,如2026-3-15。"
            ),
            _ => new(cells, "textLength", "lessThanOrEqual", "500", null, column.Name, hint, $"{column.Name}请写在500字以内。"),
        };
    }
}
