using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>
/// 公示表 and 分区域: every school and area by the values of one dimension (资助项目), or the areas alone where the summary does not detail its
/// schools by it (学段).
/// </summary>
internal sealed class PlacesSheet
{
    private const int HeaderRow = 4;
    private const int FirstRow = 6;

    private readonly SummaryContext context;
    private readonly FormFigures figures;
    private readonly DimensionColumn dimension;
    private readonly bool listsSchools;
    private readonly ImmutableArray<AreaLine> lines;
    private readonly ImmutableArray<(string Value, MeasureColumn Measure)> columns;

    private PlacesSheet(SummaryContext context, FormFigures figures, DimensionColumn dimension)
    {
        this.context = context;
        this.figures = figures;
        this.dimension = dimension;
        listsSchools = figures.DetailsSchoolsBy(dimension.Index);
        lines = [.. context.Layout.Lines.Where(line => listsSchools ? !line.IsSchool || line.School!.IsCounted : !line.IsSchool)];
        var values = dimension
            .Values.Select(value => value.Name)
            .Concat(figures.ValuesOf(dimension.Index))
            .Distinct(StringComparer.Ordinal)
            .Where(figures.ValuesOf(dimension.Index).Contains);
        columns =
        [
            .. values.SelectMany(value =>
                MeasuresOf(figures.Form)
                    .Where(measure => figures.OfValue(dimension.Index, value, measure.Index).Reported)
                    .Select(measure => (value, measure))
            ),
        ];
    }

    /// <summary>Writes the sheet; none where it would say no more than the form's own.</summary>
    public static void Write(WorkbookBuilder workbook, SummaryContext context, FormFigures figures, int order)
    {
        if (!figures.Summary.Reported || figures.Units is not null || FormShape.ChartDimension(figures.Form) is not (>= 0 and var at))
        {
            return;
        }
        var sheet = new PlacesSheet(context, figures, figures.Form.Dimensions[at]);
        if (sheet.columns.Length == 0 || sheet.lines.Length < 3)
        {
            return;
        }
        var setup = new SheetSetup(sheet.Title, context.Period, [.. sheet.Widths()], FirstRow - 1, 1, HeaderRow, "FF548235");
        workbook.Sheet(order, SheetNames.OfForm(figures.Form.Sheet + (sheet.listsSchools ? "公示表" : "分区域")), setup, sheet.Fill);
    }

    private string Title => context.Heading + (listsSchools ? $"各校{figures.Form.Sheet}公示表" : $"{figures.Form.Sheet}分区域统计表");

    private int Width => 1 + columns.Length;

    /// <summary>What adds: flows; of a form without any, its leading measure.</summary>
    private static IEnumerable<MeasureColumn> MeasuresOf(FormDefinition form)
    {
        var flows = form.Measures.Where(measure => measure is { Nature: MeasureNature.Flow, Key: true }).ToList();
        return flows.Count > 0 ? flows
            : FormShape.Leading(form) is { } leading ? [leading]
            : [];
    }

    private IEnumerable<ColumnSetup> Widths()
    {
        yield return new ColumnSetup(TextWidth.Column(lines.Select(line => new string(' ', line.Depth * 2) + line.Name), 18, 40));
        foreach (var (value, measure) in columns)
        {
            var shared = columns.Count(column => column.Value == value);
            yield return new ColumnSetup(
                Math.Max(
                    measure.Width(figures.OfValue(dimension.Index, value, measure.Index)),
                    Math.Min(16, (TextWidth.Of(value) / (double)shared) + 2)
                )
            );
        }
    }

    private void Fill(SheetWriter sheet)
    {
        sheet.Row(30);
        sheet.Wide(Title, Looks.Title, Width);
        sheet.Row(20);
        var (counted, left) = context.Summary.Reach;
        sheet.Wide(
            ChineseText.Typeset(
                FormattableString.Invariant(
                    $"本表汇总{counted}所{(left > 0 ? FormattableString.Invariant($",未计入{left}所") : "")};空白表示没有。"
                )
            ),
            Looks.Note,
            Width
        );
        PublishedForm.WriteUnitLine(
            sheet,
            "单位:" + string.Join('、', columns.Select(column => column.Measure.ShownUnit()).Distinct(StringComparer.Ordinal)),
            Width
        );
        WriteHeader(sheet);
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0 && !lines[i].IsSchool && lines[i - 1].IsSchool)
            {
                sheet.BeginGroup();
            }
            WriteLine(sheet, i);
        }
        PublishedForm.WriteSignatures(sheet, Width);
    }

    private void WriteHeader(SheetWriter sheet)
    {
        sheet.Row(34);
        sheet.Merge(new CellRange(HeaderRow, 1, HeaderRow + 1, 1));
        sheet.Text(listsSchools ? "区域/学校" : "区域", Looks.Header);
        foreach (var value in columns.GroupBy(column => column.Value))
        {
            sheet.Wide(MeasureDisplay.ValueName(value.Key), Looks.Header, value.Count());
        }
        sheet.Row(32);
        sheet.Blank(Looks.Header);
        foreach (var (_, measure) in columns)
        {
            sheet.Text(measure.Caption(), Looks.Header);
        }
    }

    private void WriteLine(SheetWriter sheet, int index)
    {
        var line = lines[index];
        var last = index;
        while (last + 1 < lines.Length && lines[last + 1].Depth > line.Depth)
        {
            last++;
        }
        sheet.Row(0, line.Depth);
        sheet.Text(line.Name, SummaryContext.LineStyle(Looks.Body, line) with { Indent = line.Depth });
        foreach (var (value, measure) in columns)
        {
            var total = figures.Of(line, dimension.Index, value, measure.Index);
            var style = SummaryContext
                .LineStyle(Looks.Figure with { Format = measure.ShownFormat(total) }, line)
                .Partial(total.IsPartial && !line.IsSchool)
                .Approximate(total.Approximate);
            if (total.Value is not { } known)
            {
                sheet.Blank(style);
            }
            else if (listsSchools && !line.IsSchool && last > index)
            {
                sheet.Formula(
                    $"SUBTOTAL(9,{Reference.Down(sheet.NextColumn, FirstRow + index + 1, FirstRow + last)})",
                    known,
                    measure.ShownScale(),
                    style
                );
            }
            else
            {
                sheet.Number(known, measure.ShownScale(), style);
            }
        }
    }
}
