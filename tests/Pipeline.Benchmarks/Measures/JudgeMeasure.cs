using System.Globalization;
using Pipeline.Benchmarks.Generating;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Benchmarks.Peers;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Benchmarks.Measures;

/// <summary>One school's workbook from its bytes to judged figures, against the floor and against what people would use instead.</summary>
internal static class JudgeMeasure
{
    private const int Rows = 300;
    private const int Files = 8;
    private const double FloorTarget = 2.75;
    private const double PeerTarget = 4;
    private const double AllocationTarget = 8 * 1048576.0;
    private const string Name = "judge one workbook";
    private const string Target = "≥ 4 × the fastest";

    private sealed record Peer(string Name, Func<int, SchoolTotals> Read, Func<double> Turn);

    public static IReadOnlyList<Line> Run(BenchOptions options)
    {
        var books = Enumerable.Range(1, Files).Select(school => SchoolWorkbook.Create(school, Rows)).ToArray();
        if (
            books
                .Select(book => book.Totals.Difference(Judging.TotalsOf(Judging.Judge(book.Content))))
                .FirstOrDefault(wrong => wrong is not null) is
            { } wrong
        )
        {
            return [new Line(Name, "", "", "", null, "", false, wrong)];
        }
        return [.. AgainstFloor(options, books), .. AgainstPeers(options, books)];
    }

    private static IEnumerable<Line> AgainstFloor(BenchOptions options, (byte[] Content, SchoolTotals Totals)[] books)
    {
        const int batch = Files * 2;
        WarmUp(() => Judging.Judge(books[0].Content), () => Floor.Walk(books[0].Content));
        var series = SideBySide.Run(
            options.Rounds,
            ("judge", () => CpuClock.Time(batch, i => Judging.Judge(books[i % Files].Content))),
            ("reading", () => CpuClock.Time(batch, i => WorkbookOpener.Open(books[i % Files].Content, "school.xlsx"))),
            ("floor", () => CpuClock.Time(batch, i => Floor.Walk(books[i % Files].Content)))
        );
        var ratio = series[0].RatioTo(series[2]);
        yield return new Line(
            Name,
            series[0].ToString(),
            "inflate and walk the XML",
            series[2].ToString(),
            ratio,
            "≤ 2.75 × the floor",
            ratio <= FloorTarget,
            string.Create(CultureInfo.InvariantCulture, $"4 sheets × {Rows} rows, {books[0].Content.Length / 1024} KiB; processor time")
        );
        yield return new Line(
            "… of which reading the cells",
            series[1].ToString(),
            "inflate and walk the XML",
            series[2].ToString(),
            series[1].RatioTo(series[2]),
            "",
            null
        );
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Files; i++)
        {
            Judging.Judge(books[i].Content);
        }
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Files;
        yield return new Line("… allocated", Mebibytes(allocated), "", "", null, "≤ 8 MiB", allocated <= AllocationTarget);
    }

    private static List<Line> AgainstPeers(BenchOptions options, (byte[] Content, SchoolTotals Totals)[] books)
    {
        var lines = new List<Line>();
        using var running = new PeerProcesses(options.Work, books.Select(book => book.Content));
        var peers = new List<Peer>
        {
            InProcess("ClosedXML", books, ClosedXmlPeer.Read),
            InProcess("ExcelDataReader", books, ExcelDataReaderPeer.Read),
        };
        foreach (var (name, process, reason) in running.StartAll())
        {
            if (process is null)
            {
                lines.Add(Line.Skipped(Name, name, reason));
                continue;
            }
            var turn = 0;
            peers.Add(new Peer(name, i => process.Read(i).Totals, () => process.Read(turn++ % Files).Seconds));
        }
        var rights = peers
            .Select(peer =>
                Enumerable.Range(0, Files).Select(i => books[i].Totals.Difference(peer.Read(i))).FirstOrDefault(wrong => wrong is not null)
            )
            .ToArray();
        var own = 0;
        var series = SideBySide.Run(
            options.Rounds,
            [
                ("judge", () => CpuClock.Time(2, _ => Judging.Judge(books[own++ % Files].Content))),
                .. peers.Select(peer => (peer.Name, peer.Turn)),
            ]
        );
        var fastest = Enumerable
            .Range(0, peers.Count)
            .Where(i => rights[i] is null && peers[i].Name != "ExcelDataReader")
            .MinBy(i => series[i + 1].Median);
        for (var i = 0; i < peers.Count; i++)
        {
            var ratio = series[i + 1].RatioTo(series[0]);
            lines.Add(
                new Line(
                    Name,
                    series[0].ToString(),
                    peers[i].Name,
                    series[i + 1].ToString(),
                    ratio,
                    i == fastest ? Target : "",
                    i == fastest ? ratio >= PeerTarget : null,
                    rights[i] ?? "same totals; reads cells only, judges nothing"
                )
            );
        }
        return lines;
    }

    private static Peer InProcess(string name, (byte[] Content, SchoolTotals Totals)[] books, Func<byte[], SchoolTotals> read)
    {
        var turn = 0;
        return new Peer(name, i => read(books[i].Content), () => CpuClock.Time(1, _ => read(books[turn++ % Files].Content)));
    }

    /// <summary>Often enough that the runtime has compiled the hot methods anew, which it does in the background.</summary>
    private static void WarmUp(params Action[] actions)
    {
        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < 40; i++)
            {
                foreach (var action in actions)
                {
                    action();
                }
            }
            Task.Delay(150).Wait();
        }
    }

    private static string Mebibytes(double bytes) => (bytes / 1048576).ToString("0.0", CultureInfo.InvariantCulture) + " MiB";
}
