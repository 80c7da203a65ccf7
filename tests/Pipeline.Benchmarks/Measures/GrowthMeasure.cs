using System.Globalization;
using Pipeline.Benchmarks.Generating;
using Pipeline.Benchmarks.Measuring;

namespace Pipeline.Benchmarks.Measures;

/// <summary>More and more schools: the time a school must stay, and the memory must not follow.</summary>
internal static class GrowthMeasure
{
    private const double Tolerance = 0.2;
    private const long MemoryTarget = 400L * 1048576;

    public static async Task<IReadOnlyList<Line>> RunAsync(BenchOptions options)
    {
        var corpora = options.GrowthSchools.Select(schools => Corpus.Create(options.Work, schools, FolderMeasure.Rows)).ToArray();
        var series = corpora.Select(corpus => new Series(corpus.Schools.ToString(CultureInfo.InvariantCulture))).ToArray();
        for (var round = -1; round < (options.Rounds > 15 ? 5 : 3); round++)
        {
            for (var i = 0; i < corpora.Length; i++)
            {
                // The small folders go through several times, so that each measures about as much work.
                var repetitions = Math.Clamp(200 / corpora[i].Schools, 1, 20);
                var seconds = 0.0;
                for (var repetition = 0; repetition < repetitions; repetition++)
                {
                    seconds += await ReceiptsMeasure.SecondsAsync(corpora[i], options.Work, writes: true);
                }
                if (round >= 0)
                {
                    series[i].Add(seconds / repetitions / corpora[i].Schools);
                }
            }
        }
        var lines = new List<Line>();
        for (var i = 1; i < series.Length; i++)
        {
            var ratio = series[i].RatioTo(series[0]);
            lines.Add(
                new Line(
                    FormattableString.Invariant($"growth, {corpora[i].Schools} schools, a school"),
                    series[i].ToString(),
                    FormattableString.Invariant($"{corpora[0].Schools} schools"),
                    series[0].ToString(),
                    ratio,
                    "within 20 %, or less",
                    ratio <= 1 + Tolerance,
                    "receipts, document and summary written; wall clock"
                )
            );
        }
        lines.Add(PeakOf(corpora[^1], options.Work));
        return lines;
    }

    private static Line PeakOf(Corpus corpus, string work)
    {
        var run = ProcessRun.Run(
            Tools.Dotnet,
            [Tools.Pipeline, "consolidate", corpus.Folder, "--period", "2019-H1", "--out", Path.Combine(work, "growth-out")]
        );
        return new Line(
            "… peak memory",
            ProcessRun.MiB(run.PeakBytes),
            "",
            "",
            null,
            "≤ 400 MiB at 10,000",
            run.PeakBytes <= MemoryTarget && run.ExitCode == 0,
            run.ExitCode == 0
                ? FormattableString.Invariant($"the command with everything it writes, {corpus.Schools} schools, {run.Seconds:0.0} s")
                : Line.WrongMark + NodeModules.Trimmed(run.Errors)
        );
    }
}
