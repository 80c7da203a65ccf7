using System.Collections.Immutable;
using System.Diagnostics;
using Pipeline.Benchmarks.Generating;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;
using Pipeline.Workbooks.Documents;
using Pipeline.Workbooks.Summaries;

namespace Pipeline.Benchmarks.Measures;

/// <summary>
/// A district whose schools each made up as many names for 资助项目 as one workbook may have: all that is published of it, in time that grows
/// with their number and no faster.
/// </summary>
internal static class ValuesMeasure
{
    private const double Tolerance = 1.6;
    private const double Target = 120;
    private static readonly Period Period = Period.FirstHalfOf(2019);

    public static IReadOnlyList<Line> Run(BenchOptions options)
    {
        var few = Math.Max(1, options.ValueSchools / 4);
        Publish(1, options.Work);
        var (small, _) = Publish(few, options.Work);
        var (large, json) = Publish(options.ValueSchools, options.Work);
        var ratio = large / options.ValueSchools / (small / few);
        return
        [
            new Line(
                FormattableString.Invariant($"{options.ValueSchools} schools × {WorkbookLimits.MaxDistinctValues} names, a school"),
                FormattableString.Invariant($"{large / options.ValueSchools * 1000:0.0} ms"),
                FormattableString.Invariant($"{few} schools"),
                FormattableString.Invariant($"{small / few * 1000:0.0} ms"),
                ratio,
                "≤ 1.6 ×",
                ratio <= Tolerance && large <= Target,
                FormattableString.Invariant($"added up, workbook, document and summary.json ({ProcessRun.MiB(json)}) in {large:0.0} s")
            ),
        ];
    }

    private static (double Seconds, long Json) Publish(int schools, string work)
    {
        var submissions = Enumerable.Range(1, schools).Select(Submission).ToList();
        GC.Collect();
        var clock = Stopwatch.StartNew();
        var consolidator = new Consolidator(FormCatalogue.Standard, null, Period);
        using var file = File.Create(Path.Combine(work, "values.xlsx"));
        Summary summary;
        using (var writer = new SummaryWorkbookWriter(file, FormCatalogue.Standard, Period))
        {
            foreach (var submission in submissions)
            {
                var school = new School(submission.School, submission.SchoolName, "小学", [], ["武鸣区"], IsOpen: true);
                writer.AddDetails(consolidator.Add(SubmissionChoice.OfSchool(school, [submission], [])));
            }
            summary = consolidator.Finish();
            writer.Finish(summary, changes: null);
        }
        using var document = File.Create(Path.Combine(work, "values.docx"));
        ReportDocumentWriter.Write(document, summary, new Domain.YearlyReport.ReportSettings());
        using var json = File.Create(Path.Combine(work, "values.json"));
        SummaryJson.Write(json, summary);
        return (clock.Elapsed.TotalSeconds, json.Length);
    }

    private static Submission Submission(int school)
    {
        var form = FormCatalogue.Standard["aid"];
        var rows = ImmutableArray.CreateBuilder<DataRow>();
        for (var i = 0; i < WorkbookLimits.MaxDistinctValues; i++)
        {
            var dimensions = new string?[form.Dimensions.Length];
            dimensions[form.Dimension("stage").Index] = "小学";
            dimensions[form.Dimension("programme").Index] = FormattableString.Invariant($"第{school}小学第{i}项");
            dimensions[form.Dimension("source").Index] = "县级";
            var values = new MeasureValue[form.Measures.Length];
            values[form.Measure("people").Index] = new MeasureValue(MeasureState.Reported, i + 1, false, 4, null);
            values[form.Measure("amount").Index] = new MeasureValue(MeasureState.Reported, (i + 1) * 10_000L, false, 7, null);
            rows.Add(new DataRow(form, form.Sheet, i + 4, [.. dimensions], [.. new string?[form.Texts.Length]], [.. values]));
        }
        var code = SchoolCode.Parse(SchoolWorkbook.CodeOf(school));
        return new Submission(
            code,
            SchoolWorkbook.NameOf(school),
            Period,
            code + ".xlsx",
            "",
            DateTimeOffset.UnixEpoch,
            Domain.Findings.Verdict.Accepted,
            [],
            rows.ToImmutable()
        );
    }
}
