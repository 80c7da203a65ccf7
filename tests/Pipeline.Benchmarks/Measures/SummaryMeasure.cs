using Pipeline.Benchmarks.Generating;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Benchmarks.Peers;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;
using Pipeline.Workbooks.Summaries;

namespace Pipeline.Benchmarks.Measures;

/// <summary>The summary workbook with its many detail rows, against the Open XML SDK writing the same cells and nothing else.</summary>
internal static class SummaryMeasure
{
    private const string Name = "summary workbook";
    private const string Sheet = "数据明细";
    private const double Target = 0.15;
    private const int SchoolsCompared = 3;
    private static readonly Period Period = Period.FirstHalfOf(2019);

    public static IReadOnlyList<Line> Run(BenchOptions options)
    {
        var (ours, theirs) = (Path.Combine(options.Work, "summary-ours.xlsx"), Path.Combine(options.Work, "summary-theirs.xlsx"));
        var judgement = Judging.Judge(SchoolWorkbook.Create(1, 300).Content);
        var figures = judgement.Rows.Sum(row => row.Values.Count(value => value.HasValue));
        var (rows, summary) = District(judgement, SchoolsCompared);
        WriteOurs(ours, rows, summary);
        var headers = SheetCells
            .Read(ours, Sheet)
            .TakeWhile(cell => cell.Cell.EndsWith('1') && cell.Cell.Count(char.IsDigit) == 1)
            .Select(cell => cell.Value)
            .ToArray();
        new OpenXmlSummary(headers).Write(theirs, rows.SelectMany(row => row));
        if (Difference(ours, theirs) is { } wrong)
        {
            return [new Line(Name, "", "", "", null, "", false, wrong)];
        }
        (rows, summary) = District(judgement, (options.DetailFigures + figures - 1) / figures);
        var series = SideBySide.Run(
            options.Rounds > 15 ? 5 : 2,
            ("ours", () => CpuClock.Time(1, _ => WriteOurs(ours, rows, summary))),
            ("sdk", () => CpuClock.Time(1, _ => new OpenXmlSummary(headers).Write(theirs, rows.SelectMany(row => row))))
        );
        var ratio = series[0].RatioTo(series[1]);
        return
        [
            new Line(
                Name,
                series[0].ToString(),
                "Open XML SDK, streaming",
                series[1].ToString(),
                ratio,
                "≤ 0.15 ×",
                ratio <= Target,
                FormattableString.Invariant(
                    $"{rows.Length * figures:N0} detail rows of {headers.Length} columns, processor time; files of {ProcessRun.MiB(new FileInfo(ours).Length)} and {ProcessRun.MiB(new FileInfo(theirs).Length)}"
                )
            ),
        ];
    }

    /// <summary>One school's figures over and over, each time as another school's.</summary>
    private static (IReadOnlyList<DetailRow>[] Rows, Summary Summary) District(Judgement judgement, int schools)
    {
        var consolidator = new Consolidator(FormCatalogue.Standard, null, Period);
        var rows = new IReadOnlyList<DetailRow>[schools];
        for (var i = 0; i < schools; i++)
        {
            var code = SchoolCode.Parse(SchoolWorkbook.CodeOf(i + 1));
            var school = new School(
                code,
                SchoolWorkbook.NameOf(i + 1),
                "小学",
                [],
                ["武鸣区", FormattableString.Invariant($"第{i % 20}学区")],
                IsOpen: true
            );
            var submission = new Submission(
                code,
                school.Name,
                Period,
                code + ".xlsx",
                "",
                DateTimeOffset.UnixEpoch,
                judgement.Verdict,
                judgement.Findings,
                judgement.Rows
            );
            rows[i] = consolidator.Add(SubmissionChoice.OfSchool(school, [submission], []));
        }
        return (rows, consolidator.Finish());
    }

    private static void WriteOurs(string path, IReadOnlyList<DetailRow>[] rows, Summary summary)
    {
        using var file = File.Create(path);
        using var writer = new SummaryWorkbookWriter(file, FormCatalogue.Standard, Period);
        foreach (var school in rows)
        {
            writer.AddDetails(school);
        }
        writer.Finish(summary, changes: null);
    }

    private static string? Difference(string ours, string theirs)
    {
        using var left = SheetCells.Read(ours, Sheet).GetEnumerator();
        using var right = SheetCells.Read(theirs, Sheet).GetEnumerator();
        while (left.MoveNext())
        {
            if (!right.MoveNext() || left.Current != right.Current)
            {
                return Line.WrongMark + $"{left.Current} here, {right.Current} there";
            }
        }
        return right.MoveNext() ? Line.WrongMark + $"{right.Current} only there" : null;
    }
}
