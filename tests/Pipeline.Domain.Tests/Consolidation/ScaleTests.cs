using System.Diagnostics;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;
using Xunit.Abstractions;

namespace Pipeline.Domain.Tests.Consolidation;

[Collection(Builders.AloneCollection.Name)]
public sealed class ScaleTests(ITestOutputHelper output)
{
    private const int Schools = 10_000;
    private const int RowsEach = 100;

    /// <summary>
    /// Ten thousand schools of a hundred rows: what is kept must not grow with the rows, and a row must cost little. Allocation is bounded
    /// rather than time, which tells more of the machine's other work; it takes some two seconds of a processor.
    /// </summary>
    [Fact]
    public void Ten_thousand_schools_fit_in_little_memory()
    {
        var roster = new Roster(
            Enumerable.Range(1, Schools).Select(school => Workbook.School(school, $"第{school % 10}区", $"第{school % 100}学区"))
        );
        var period = Period.Parse("2019-H1");
        var consolidator = new Consolidator(Workbook.Forms, roster, period);
        var sample = Sample();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        long rows = 0;
        long allocated = 0;
        foreach (var school in roster.Schools)
        {
            // Every school has rows of its own: rows that were kept would show. So would the text of awards.
            var submission = sample with
            {
                School = school.Code,
                SchoolName = school.Name,
                Rows =
                [
                    .. sample.Rows.Select(row =>
                        row with
                        {
                            Texts = [.. row.Texts.Select(text => text is null ? null : text + school.Code)],
                        }
                    ),
                ],
            };
            var atStart = GC.GetAllocatedBytesForCurrentThread();
            rows += consolidator.Add(SubmissionChoice.OfSchool(school, [submission], [])).Count;
            allocated += GC.GetAllocatedBytesForCurrentThread() - atStart;
        }
        var summary = consolidator.Finish();
        clock.Stop();
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine(
            $"{rows:N0} rows in {clock.Elapsed.TotalSeconds:N1} s, {kept / 1048576.0:N0} MiB kept, {allocated / rows} bytes allocated a row"
        );

        Assert.Equal(Schools * RowsEach, rows);
        Assert.Equal(Schools, summary.Coverage.Accepted);
        Assert.Equal(Schools * 60 * 10L, summary.Total("students", "total").Value);
        Assert.True(summary.Total("aid", "people").IsNotAddable);
        Assert.Equal(Schools * 20, summary.Total("awards", "count").Value);
        Assert.Empty(summary.CrossFindings);
        Assert.True(
            kept < Schools * RowsEach * 80L,
            $"{kept:N0} bytes are kept, the rows alone would take some {Schools * RowsEach * 400L:N0}"
        );
        Assert.True(allocated < rows * 1000, $"{allocated / rows} bytes are allocated a row");
        GC.KeepAlive(consolidator);
    }

    private static Submission Sample()
    {
        var workbook = new Workbook();
        for (var i = 0; i < 60; i++)
        {
            workbook.Students(i % 2 == 0 ? "小学" : "初中", $"{i % 6}年级", ("total", 10), ("boys", 5), ("girls", 5), ("boarders", 2));
        }
        for (var i = 0; i < 20; i++)
        {
            workbook.Aid($"项目{i}", "中央", 3, 100).Award($"第{i}届中小学经典诵读比赛");
        }
        return workbook;
    }
}
