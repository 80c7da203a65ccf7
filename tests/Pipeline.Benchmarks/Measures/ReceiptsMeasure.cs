using Pipeline.Benchmarks.Generating;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Domain.Periods;
using Pipeline.Steps.Offline;

namespace Pipeline.Benchmarks.Measures;

/// <summary>What receipts, document and summary add to judging a folder, a workbook.</summary>
internal static class ReceiptsMeasure
{
    private const double Target = 3.5;

    public static async Task<IReadOnlyList<Line>> RunAsync(BenchOptions options)
    {
        var schools = options.FolderSchools;
        var corpus = Corpus.Create(options.Work, schools, FolderMeasure.Rows);
        var everything = new Series("everything");
        var judging = new Series("judging");
        for (var round = -2; round < Math.Min(options.Rounds, 7); round++)
        {
            var full = await SecondsAsync(corpus, options.Work, writes: true);
            var judged = SecondsOfJudging(corpus);
            if (round >= 0)
            {
                everything.Add(full / schools);
                judging.Add(judged / schools);
            }
        }
        var ratio = everything.RatioTo(judging);
        return
        [
            new Line(
                "with receipts, document, summary",
                everything.ToString(),
                "judging alone",
                judging.ToString(),
                ratio,
                "≤ 3.5 × judging",
                ratio <= Target,
                FormattableString.Invariant(
                    $"a workbook of 4 sheets × {FolderMeasure.Rows} rows, files read, and written into a new folder, {schools} of them, all cores; wall clock"
                )
            ),
        ];
    }

    public static async Task<double> SecondsAsync(Corpus corpus, string work, bool writes)
    {
        // A new folder each time, as a first run has it, kept until all is measured: for minutes after a thousand files were deleted, ext4
        // looks through them for each file that is made. The summary alone, which is large, goes at once.
        var output = Directory.CreateDirectory(Path.Combine(work, "receipts-out", Guid.NewGuid().ToString("N"))).FullName;
        var since = TimeProvider.System.GetTimestamp();
        var result = await new ConsolidateFolder(
            new FolderOptions(corpus.Folder, Period.FirstHalfOf(2019), output) { WritesReceipts = writes, WritesDocuments = writes }
        ).RunAsync(null, default);
        var seconds = TimeProvider.System.GetElapsedTime(since).TotalSeconds;
        File.Delete(Path.Combine(output, "汇总表.xlsx"));
        if (result.Summary.Coverage.Accepted != corpus.Schools)
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"{result.Summary.Coverage.Accepted} of {corpus.Schools} workbooks were accepted.")
            );
        }
        return seconds;
    }

    /// <summary>Reading and judging each file, on all cores, and nothing else.</summary>
    private static double SecondsOfJudging(Corpus corpus)
    {
        var files = Directory.GetFiles(corpus.Folder);
        var since = TimeProvider.System.GetTimestamp();
        Parallel.ForEach(files, file => Judging.Judge(File.ReadAllBytes(file)));
        return TimeProvider.System.GetElapsedTime(since).TotalSeconds;
    }
}
