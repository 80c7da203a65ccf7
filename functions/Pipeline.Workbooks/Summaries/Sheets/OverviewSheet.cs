using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>总表: districts, clusters, areas and schools with the key figures of every form.</summary>
internal sealed class OverviewSheet
{
    private const int HeaderRow = 5;
    private const int TotalRow = 7;
    private const int FirstMeasureColumn = 5;
    private const int ComparisonRows = 3;
    private readonly SummaryContext context;
    private readonly ImmutableArray<AreaLine> lines;
    private readonly ImmutableArray<OverviewColumn> columns;
    private readonly bool compared;

    private OverviewSheet(SummaryContext context)
    {
        this.context = context;
        lines = context.Layout.Lines;
        compared = context.Summary.Comparison is not null;
        columns =
        [
            .. context.Forms.SelectMany(
                (figures, i) =>
                    OverviewColumn.Of(
                        figures,
                        context.Summary.Comparison?.Forms.FirstOrDefault(form => form.Form.Id == figures.Form.Id),
                        lines
                    )
            ),
        ];
    }

    private int LastColumn => FirstMeasureColumn + columns.Length - 1;

    private int RowOf(int line) => line == 0 ? TotalRow : TotalRow + line + (compared ? ComparisonRows : 0);

    /// <summary>Writes the sheet.</summary>
    /// <returns>Where the totals of the key figures stand.</returns>
    public static Dictionary<(string Form, string Measure, string? Value), ShownTotal> Write(
        WorkbookBuilder workbook,
        SummaryContext context,
        int order
    )
    {
        var overview = new OverviewSheet(context);
        workbook.Sheet(order, SheetNames.Overview, overview.Setup(), overview.Fill);
        return overview
            .columns.Select(
                (column, i) =>
                    (
                        Key: (column.Figures.Form.Id, column.Measure.Id, column.Value),
                        Shown: new ShownTotal(new SheetPosition(SheetNames.Overview, TotalRow, FirstMeasureColumn + i), column.Shown[0])
                    )
            )
            .ToDictionary(pair => pair.Key, pair => pair.Shown);
    }

    private SheetSetup Setup()
    {
        var widths = new List<ColumnSetup>
        {
            new(TextWidth.Column(lines.Select(line => new string(' ', line.Depth * 2) + line.Name), 20, 44)),
            new(13),
            new(9),
            new(6),
        };
        widths.AddRange(columns.Select(column => new ColumnSetup(column.Width)));
        if (compared)
        {
            widths.Add(new ColumnSetup(2));
            widths.AddRange(
                columns.SelectMany(column => new[] { new ColumnSetup(column.Width, Grouped: true), new ColumnSetup(9, Grouped: true) })
            );
        }
        return new SheetSetup(
            context.Heading + "教育统计汇总表",
            context.Period,
            [.. widths],
            TotalRow + (compared ? ComparisonRows : 0),
            1,
            HeaderRow,
            "FFC00000",
            context.Layout.Depth,
            FirstSheet: true
        )
        {
            LastPrintedColumn = LastColumn,
            RepeatTo = HeaderRow + 1,
        };
    }

    private void Fill(SheetWriter sheet)
    {
        WriteTop(sheet);
        WriteHeader(sheet);
        for (var i = 0; i < lines.Length; i++)
        {
            WriteLine(sheet, i);
            if (i == 0 && compared)
            {
                WriteComparison(sheet);
            }
        }
        PublishedForm.WriteSignatures(sheet, LastColumn);
    }

    private void WriteTop(SheetWriter sheet)
    {
        sheet.Row(32);
        sheet.Wide(context.Heading + "教育统计汇总表", Looks.Title, LastColumn);
        var width = Setup().Columns.Take(LastColumn).Sum(column => column.Width);
        var sentence = ReportingText.Sentence(context.Summary, context.Layout);
        sheet.Row(TextWidth.Row((sentence, width)));
        sheet.Wide(sentence, Looks.Note with { Font = CellFont.Body }, LastColumn);
        var note = Note();
        sheet.Row(TextWidth.Row((note, width)));
        sheet.Wide(note, Looks.Note, LastColumn);
        PublishedForm.WriteUnitLine(sheet, "单位:万元、人、人次、项", LastColumn);
    }

    private string Note()
    {
        List<string> notes = [SummaryContext.MoneyNote, "“约”表示含有约数", "空白表示没有上报,不是0"];
        var persons = columns
            .Where(column => column.Measure.Nature == MeasureNature.Persons)
            .Select(column => column.Figures.Form)
            .ToList();
        if (persons.Count > 0)
        {
            notes.Insert(1, MeasureWords.NotAddable(persons));
        }
        notes.AddRange(
            PublishedForm.PartialNote(
                columns.Where(column => column.Value is null).Select(column => (column.Measure.Name, column.Shown[0]))
            )
        );
        return ChineseText.Typeset(string.Join(';', notes) + "。");
    }

    private void WriteHeader(SheetWriter sheet)
    {
        sheet.Row(20);
        foreach (var name in (string[])["区域/学校", "学校标识码", "上报", "计入"])
        {
            sheet.Merge(new CellRange(HeaderRow, sheet.NextColumn, HeaderRow + 1, sheet.NextColumn));
            sheet.Text(name, Looks.Header);
        }
        foreach (var form in columns.GroupBy(column => column.Figures.Form))
        {
            sheet.Wide(form.Key.Sheet, Looks.Header, form.Count());
        }
        if (compared)
        {
            sheet.Skip(1);
            sheet.Wide("与" + context.ComparisonName + "比较", Looks.Header, columns.Length * 2);
        }
        sheet.Row(Math.Max(compared ? 48 : 32, TextWidth.Row([.. columns.Select(column => (column.Caption, column.Width))])));
        sheet.Blank(Looks.Header, FirstMeasureColumn - 1);
        foreach (var column in columns)
        {
            sheet.Text(column.Caption, Looks.Header);
        }
        if (compared)
        {
            sheet.Skip(1);
            foreach (var column in columns)
            {
                sheet.Text(context.Summary.Comparison!.Earlier.ChineseName + "\n" + column.Caption, Looks.Header);
                sheet.Text(context.Summary.Comparison.IsYearEarlier ? "同比" : "环比", Looks.Header);
            }
        }
    }

    private void WriteLine(SheetWriter sheet, int index)
    {
        var line = lines[index];
        if (context.Layout.BeginsGroup(index))
        {
            sheet.BeginGroup();
        }
        sheet.Row(0, line.Depth);
        sheet.Link(new SheetPosition(SheetNames.Reporting, ReportingSheet.RowOf(index), 1).ToString());
        sheet.Text(line.Name, SummaryContext.LineStyle(Looks.Body, line) with { Indent = line.Depth });
        sheet.Text(line.School?.School.Code.ToString() ?? "", SummaryContext.LineStyle(Looks.Code, line));
        WriteState(sheet, index);
        WriteCounted(sheet, index);
        foreach (var column in columns)
        {
            WriteFigure(sheet, index, column);
        }
        if (compared)
        {
            sheet.Skip(1);
            for (var i = 0; i < columns.Length; i++)
            {
                WriteEarlier(sheet, line, columns[i], Reference.Cell(sheet.CurrentRow, FirstMeasureColumn + i), columns[i].Shown[index]);
            }
        }
    }

    private void WriteState(SheetWriter sheet, int index)
    {
        var line = lines[index];
        if (line.School is { } report)
        {
            sheet.Text(ReportingText.State(report), Looks.Centered with { Font = ReportingText.Font(report) });
            return;
        }
        var row = ReportingSheet.RowOf(index);
        var below = lines.AsSpan()[(index + 1)..(line.Last + 1)].ToArray().Where(other => other.School is { IsExpected: true }).ToList();
        var received = below.Count(other => other.School!.State != ReportingState.NotReceived);
        sheet.Formula(
            $"{new SheetPosition(SheetNames.Reporting, row, ReportingSheet.ReceivedColumn)}&\"/\"&"
                + $"{new SheetPosition(SheetNames.Reporting, row, ReportingSheet.ExpectedColumn)}",
            string.Create(CultureInfo.InvariantCulture, $"{received}/{below.Count}"),
            SummaryContext.LineStyle(Looks.Centered, line)
        );
    }

    /// <summary>How many schools' figures the line adds up.</summary>
    private void WriteCounted(SheetWriter sheet, int index)
    {
        var line = lines[index];
        var style = SummaryContext.LineStyle(Looks.Figure, line);
        var counted = lines.AsSpan()[index..(line.Last + 1)].ToArray().Count(other => other.School is { IsCounted: true });
        if (line.IsSchool || line.Last == index)
        {
            sheet.Number(counted, 0, counted == 0 && line.IsSchool ? style with { Font = CellFont.Bad } : style);
        }
        else
        {
            sheet.Formula($"SUBTOTAL(9,{Reference.Down(sheet.NextColumn, RowOf(index + 1), RowOf(line.Last))})", counted, 0, style);
        }
    }

    private void WriteFigure(SheetWriter sheet, int index, OverviewColumn column)
    {
        var line = lines[index];
        var total = column.Shown[index];
        var style = SummaryContext
            .LineStyle(column.Style(total), line)
            .Partial(total.IsPartial && !line.IsSchool)
            .Approximate(total.Approximate);
        if (total.IsNotAddable)
        {
            sheet.Text(MeasureDisplay.NotAddable, style);
        }
        else if (total.Value is not { } value)
        {
            sheet.Blank(style);
        }
        else if (line.IsSchool || line.Last == index)
        {
            sheet.Number(value, column.Measure.ShownScale(), style);
        }
        else
        {
            var range = Reference.Down(sheet.NextColumn, RowOf(index + 1), RowOf(line.Last));
            sheet.Formula($"SUBTOTAL(9,{range})", value, column.Measure.ShownScale(), style);
        }
    }

    private void WriteComparison(SheetWriter sheet)
    {
        foreach (var name in (string[])[context.ComparisonName, "增减", context.Summary.Comparison!.IsYearEarlier ? "同比" : "环比"])
        {
            sheet.Row(0);
            sheet.Text(name, Looks.Body with { Indent = 1 });
            sheet.Blank(Looks.Centered, FirstMeasureColumn - 2);
            for (var i = 0; i < columns.Length; i++)
            {
                var now = Reference.Cell(TotalRow, FirstMeasureColumn + i);
                var earlier = Reference.Cell(TotalRow + 1, FirstMeasureColumn + i);
                columns[i]
                    .WriteComparison(sheet, sheet.CurrentRow - TotalRow, columns[i].Shown[0], columns[i].Earlier(lines[0]), now, earlier);
            }
        }
    }

    private static void WriteEarlier(SheetWriter sheet, AreaLine line, OverviewColumn column, string now, Total shown)
    {
        var earlier = column.Earlier(line);
        var cell = Reference.Cell(sheet.CurrentRow, sheet.NextColumn);
        column.WriteComparison(sheet, 1, shown, earlier, now, cell);
        column.WriteComparison(sheet, 3, shown, earlier, now, cell);
    }
}
