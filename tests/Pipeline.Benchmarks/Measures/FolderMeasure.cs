using System.Text.Json;
using Pipeline.Benchmarks.Generating;
using Pipeline.Benchmarks.Measuring;

namespace Pipeline.Benchmarks.Measures;

/// <summary>A folder of workbooks to its totals, whole processes from start to end.</summary>
internal static class FolderMeasure
{
    public const int Rows = 60;
    private const string Name = "folder to totals";
    private const double PeerTarget = 10;
    private const long MemoryTarget = 250L * 1048576;

    public static IReadOnlyList<Line> Run(BenchOptions options)
    {
        var corpus = Corpus.Create(options.Work, options.FolderSchools, Rows);
        var contenders = new List<(string Name, Func<ProcessRun> Run, Func<ProcessRun, SchoolTotals> Totals)>
        {
            ("ours", () => Consolidate(corpus, options.Work), _ => TotalsIn(options.Work)),
        };
        var lines = new List<Line>();
        Add("openpyxl, plain", "openpyxl", Tools.Peer("folder_openpyxl.py"), corpus.Folder);
        Add("openpyxl, read-only", "openpyxl", Tools.Peer("folder_openpyxl.py"), corpus.Folder, "--read-only");
        Add("pandas", "pandas", Tools.Peer("folder_pandas.py"), corpus.Folder);

        var runs = contenders.Select(contender => new Series(contender.Name)).ToArray();
        var peaks = new long[contenders.Count];
        var wrongs = new string?[contenders.Count];
        for (var round = 0; round < (options.Rounds > 15 ? 5 : 2); round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                var run = contenders[i].Run();
                runs[i].Add(run.Seconds);
                peaks[i] = Math.Max(peaks[i], run.PeakBytes);
                wrongs[i] ??=
                    run.ExitCode == 0
                        ? corpus.Totals.Difference(contenders[i].Totals(run))
                        : Line.WrongMark + NodeModules.Trimmed(run.Errors);
            }
        }
        for (var i = 1; i < contenders.Count; i++)
        {
            var ratio = runs[i].RatioTo(runs[0]);
            lines.Add(
                new Line(
                    Name,
                    runs[0].ToString(),
                    contenders[i].Name,
                    runs[i].ToString(),
                    ratio,
                    "≥ 10 ×",
                    ratio >= PeerTarget && wrongs[0] is null,
                    wrongs[0]
                        ?? wrongs[i]
                        ?? FormattableString.Invariant(
                            $"{options.FolderSchools} workbooks, 4 sheets × {Rows} rows, wall clock; same totals; peak {ProcessRun.MiB(peaks[i])}"
                        )
                )
            );
        }
        lines.Add(
            new Line(
                "… peak memory",
                ProcessRun.MiB(peaks[0]),
                "",
                "",
                null,
                "≤ 250 MiB",
                peaks[0] <= MemoryTarget && wrongs[0] is null,
                wrongs[0] ?? ""
            )
        );
        return lines;

        void Add(string name, string module, params string[] arguments)
        {
            if (Tools.PythonWith(module) is { } python)
            {
                contenders.Add(
                    (name, () => ProcessRun.Run(python, arguments), run => PeerProcess.TotalsOf(JsonDocument.Parse(run.Output).RootElement))
                );
            }
            else
            {
                lines.Add(Line.Skipped(Name, name, $"no Python with {module} (Debian: python3-{module})"));
            }
        }
    }

    private static ProcessRun Consolidate(Corpus corpus, string work) =>
        ProcessRun.Run(
            Tools.Dotnet,
            [
                Tools.Pipeline,
                "consolidate",
                corpus.Folder,
                "--period",
                "2019-H1",
                "--out",
                Path.Combine(work, "folder-out"),
                "--totals-only",
            ]
        );

    private static SchoolTotals TotalsIn(string work)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(work, "folder-out", "summary.json")));
        var forms = json.RootElement.GetProperty("forms");
        JsonElement Total(string form, string measure) => forms.GetProperty(form).GetProperty("totals").GetProperty(measure);
        return new SchoolTotals(
            Total("students", "total").GetInt64(),
            Total("aid", "times").GetInt64(),
            (long)(Total("aid", "amount").GetDecimal() * 100),
            Total("awards", "count").GetInt64()
        );
    }
}
