using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>The sheet of one form: its cross table and a table of every further dimension.</summary>
internal sealed class CrossTableSheet
{
    private const int HeaderRow = 4;
    private const int TotalRow = 6;
    private const int ShortName = 10;
    private readonly SummaryContext context;
    private readonly CrossTable table;
    private readonly string name;
    private readonly CrossTablePositions positions;
    private readonly ImmutableArray<ColumnSetup> columns;
    private readonly ImmutableArray<bool> isShort;

    private CrossTableSheet(SummaryContext context, FormFigures figures)
    {
        this.context = context;
        table = new CrossTable(
            figures,
            context
                .Summary.Halves.Select(half => (Half(half.Half), half.Forms.FirstOrDefault(form => form.Form.Id == figures.Form.Id)))
                .Where(half => half.Item2 is not null)
                .Select(half => (half.Item1, new FormFigures(half.Item2!)))
        );
        name = SheetNames.OfForm(figures.Form.Sheet);
        isShort = [.. table.RowDimensions.Select(dimension => table.ValuesOf(dimension).All(value => TextWidth.Of(value) <= ShortName))];
        positions = new CrossTablePositions(name, [], []);
        columns = [.. Widths().Select(width => new ColumnSetup(width))];
    }

    private int Labels => Math.Max(table.RowDimensions.Length, 1);

    private int LastColumn => Labels + table.Columns.Length;

    /// <summary>Writes the sheet.</summary>
    public static CrossTablePositions Write(WorkbookBuilder workbook, SummaryContext context, FormFigures figures, int order)
    {
        var sheet = new CrossTableSheet(context, figures);
        var setup = new SheetSetup(sheet.Title, context.Period, sheet.columns, TotalRow - 1, sheet.Labels, HeaderRow, "FF548235");
        workbook.Sheet(order, sheet.name, setup, sheet.Fill);
        return sheet.positions;
    }

    private string Title => context.Heading + table.Form.Title;

    private static string Half(Domain.Periods.Period half) => half.Part == Domain.Periods.PeriodPart.FirstHalf ? "上半年" : "下半年";

    private IEnumerable<double> Widths()
    {
        for (var i = 0; i < Labels; i++)
        {
            var dimension = i < table.RowDimensions.Length ? table.RowDimensions[i] : -1;
            var values = dimension < 0 ? ["合计"] : table.ValuesOf(dimension).Append(table.Form.Dimensions[dimension].Name);
            yield return TextWidth.Column(values, 10, 34);
        }
        foreach (var column in table.Columns)
        {
            yield return column.Measure == CrossColumn.Rate
                ? 9
                : Math.Max(
                    table.Form.Measures[column.Measure].Width(table.Value(table.Rows[0], column)),
                    MeasureDisplay.CaptionWidth(Caption(column))
                );
        }
    }

    private void Fill(SheetWriter sheet)
    {
        var width = LastColumn;
        sheet.Row(30);
        sheet.Wide(Title, Looks.Title, width);
        var notes = ChineseText.Typeset(string.Join(";", Notes()) + "。");
        sheet.Row(TextWidth.Row((notes, columns.Take(width).Sum(column => column.Width))));
        sheet.Wide(notes, Looks.Note, width);
        PublishedForm.WriteUnitLine(sheet, UnitLine, width);
        WriteHeader(sheet);
        WriteRows(sheet);
        WriteGroups(sheet);
        foreach (var dimension in Enumerable.Range(0, table.Form.Dimensions.Length).Where(HasOwnTable))
        {
            WriteValues(sheet, dimension);
        }
        PublishedForm.WriteSignatures(sheet, width);
    }

    private string UnitLine =>
        table.Form.Measures.Any(measure => measure.IsMoney())
            ? "单位:" + string.Join('、', table.Form.Measures.Select(measure => measure.ShownUnit()).Distinct(StringComparer.Ordinal))
            : table.Form.UnitLine;

    private bool HasOwnTable(int dimension) =>
        table.Rows.Length > 1
        && dimension != table.Pivot
        && dimension != table.RowDimensions.FirstOrDefault(-1)
        && (dimension == FormShape.ChartDimension(table.Form) || !table.IsNested(dimension));

    private IEnumerable<string> Notes()
    {
        yield return ReachNote();
        if (table.Form.Measures.Any(measure => measure.IsMoney()))
        {
            yield return SummaryContext.MoneyNote;
        }
        if (!table.Groups[^1].Figures.Summary.Reported)
        {
            yield return "没有学校上报本表";
        }
        if (table.Groups.Length > 1)
        {
            yield return table.HalvesAddUp ? "全年=上半年+下半年" : "有学校按年度上报,其数只在全年一栏,全年不等于两个半年之和";
        }
        else if (context.Summary.Period.IsYear && table.Form.Measures.Any(measure => measure.Nature == MeasureNature.Stock))
        {
            yield return "年度数为各校最近一次上报的时点数,不是两个半年之和";
        }
        if (MeasureWords.Of([table.Form], MeasureNature.Persons) is { Length: > 0 } persons)
        {
            yield return (table.Groups.Length > 1 ? persons + "全年取最近一次," : "")
                + persons
                + "“—”表示不能相加(同一学生可能享受两个项目),请看人次";
        }
        if (table.Unreported.Length > 0)
        {
            yield return $"没有学校填报的指标不列:{string.Join("、", table.Unreported.Select(measure => measure.Name))}";
        }
        if (FormShape.Execution(table.Form) is { } pair && table.Columns.Any(column => column.Measure == CrossColumn.Rate))
        {
            yield return $"执行率={table.Form.Measures[pair.Paid].Name}÷{table.Form.Measures[pair.Allocated].Name},只在两项都填全时计算,否则为“—”";
        }
        foreach (
            var note in PublishedForm.PartialNote(
                table.Form.Measures.Select(measure => (measure.Name, table.Groups[^1].Figures.Summary.Totals[measure.Index]))
            )
        )
        {
            yield return note;
        }
    }

    /// <summary>How many schools went in, and of a year which halves of them.</summary>
    private string ReachNote()
    {
        var schools = table.Groups[^1].Figures.Summary.Schools;
        var left = context.Summary.Schools.Count(school => school.IsExpected) - schools;
        var note = FormattableString.Invariant($"本表汇总{schools}所") + (left > 0 ? FormattableString.Invariant($",未计入{left}所") : "");
        if (!context.Summary.Period.IsYear)
        {
            return note;
        }
        var halves = context.Summary.Halves.Select(half =>
            FormattableString.Invariant(
                $"{Half(half.Half)}{half.Forms.FirstOrDefault(form => form.Form.Id == table.Form.Id)?.Schools ?? 0}所"
            )
        );
        var yearly = context.Summary.Schools.Count(school => school.Sources.Contains(context.Summary.Period));
        return note + "(来源:" + string.Join('、', halves.Append(FormattableString.Invariant($"年度报表{yearly}所"))) + ")";
    }

    private void WriteHeader(SheetWriter sheet)
    {
        sheet.Row(20);
        for (var i = 0; i < Labels; i++)
        {
            sheet.Merge(new CellRange(HeaderRow, i + 1, HeaderRow + 1, i + 1));
            sheet.Text(i < table.RowDimensions.Length ? table.Form.Dimensions[table.RowDimensions[i]].Name : "", Looks.Header);
        }
        for (var group = 0; group < table.Groups.Length; group++)
        {
            var caption = table.Groups[group].Caption;
            sheet.Wide(caption.Length == 0 ? context.Period : caption, Looks.Header, table.Columns.Count(column => column.Group == group));
        }
        sheet.Row(Math.Max(32, TextWidth.Row([.. table.Columns.Select((column, i) => (Caption(column), columns[Labels + i].Width))])));
        sheet.Blank(Looks.Header, Labels);
        foreach (var column in table.Columns)
        {
            sheet.Text(Caption(column), Looks.Header);
        }
    }

    private string Caption(CrossColumn column) =>
        column.Measure == CrossColumn.Rate ? "执行率"
        : table.Pivot < 0 ? table.Form.Measures[column.Measure].Caption()
        : column.Pivot is null ? "合计"
        : MeasureDisplay.ValueName(column.Pivot) + PivotUnit(column.Pivot);

    private string PivotUnit(string value) =>
        table.Groups[^1].Figures.Units is { } units ? ChineseText.Typeset($"({units.UnitOf(value)})") : "";

    private void WriteRows(SheetWriter sheet)
    {
        var cells = new CrossCells(table, Labels, TotalRow);
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var row = table.Rows[i];
            if (row.Keys.Length < table.RowDimensions.Length && !row.IsTotal)
            {
                sheet.BeginGroup();
            }
            sheet.Row();
            WriteLabels(sheet, row, row.Keys.Length < table.RowDimensions.Length);
            cells.WriteRow(sheet, i);
            if (row.Keys.Length == 1)
            {
                positions.Values[(table.RowDimensions[0], row.Keys[0])] = sheet.CurrentRow;
            }
        }
        for (var i = 0; i < table.Columns.Length; i++)
        {
            if (table.Columns[i] is { Measure: >= 0 } column && column.Group == table.Groups.Length - 1)
            {
                positions.Totals[(column.Measure, column.Pivot)] = new ShownTotal(
                    new SheetPosition(name, TotalRow, Labels + i + 1),
                    table.Value(table.Rows[0], column)
                );
            }
        }
    }

    /// <summary>Below the table, so that no total holds it a second time.</summary>
    private void WriteGroups(SheetWriter sheet)
    {
        if (table.RowDimensions.Length == 0)
        {
            return;
        }
        var dimension = table.RowDimensions[0];
        foreach (var (group, values) in table.Form.Dimensions[dimension].Groups)
        {
            var rows = table.Rows.Index().Where(row => row.Item.Keys.Length == 1 && values.Contains(row.Item.Keys[0])).ToList();
            if (rows.Count < 2)
            {
                continue;
            }
            sheet.Row();
            sheet.Wide(
                ChineseText.Typeset($"其中:{group}({string.Join('、', rows.Select(row => row.Item.Keys[0]))})"),
                Looks.Body.AtLevel(total: false, subtotal: true) with
                {
                    Align = CellAlign.Center,
                },
                Labels
            );
            new CrossCells(table, Labels, TotalRow).WriteSum(sheet, [.. rows.Select(row => (row.Item, TotalRow + row.Index))]);
        }
    }

    private void WriteLabels(SheetWriter sheet, CrossRow row, bool sum)
    {
        var style = Looks.Body.AtLevel(row.IsTotal, sum);
        if (row.IsTotal)
        {
            sheet.Wide("合计", style with { Align = CellAlign.Center }, Labels);
            return;
        }
        sheet.Text(MeasureDisplay.ValueName(row.Keys[0]), Looks.Centered.AtLevel(false, sum));
        if (sum)
        {
            sheet.MergeLabel(new CellRange(sheet.CurrentRow, 1, sheet.CurrentRow + row.Last, 1));
            sheet.Wide("小计", style with { Align = CellAlign.Center }, Labels - 1);
            return;
        }
        for (var i = 1; i < row.Keys.Length; i++)
        {
            sheet.Text(MeasureDisplay.ValueName(row.Keys[i]), isShort[i] ? Looks.Centered : Looks.Body);
        }
    }

    private void WriteValues(SheetWriter sheet, int dimension)
    {
        var cells = new CrossCells(table, Labels, TotalRow);
        sheet.Row();
        sheet.BeginGroup();
        sheet.Row(22);
        sheet.Wide($"按{table.Form.Dimensions[dimension].Name}", Looks.Section, Labels);
        foreach (var value in table.ValuesOf(dimension))
        {
            sheet.Row();
            sheet.Wide(MeasureDisplay.ValueName(value), Looks.Body, Labels);
            cells.WriteValue(sheet, dimension, value);
            positions.Values[(dimension, value)] = sheet.CurrentRow;
        }
    }
}
