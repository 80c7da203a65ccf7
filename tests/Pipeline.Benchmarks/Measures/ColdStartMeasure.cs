using Pipeline.Benchmarks.Generating;
using Pipeline.Benchmarks.Measuring;

namespace Pipeline.Benchmarks.Measures;

/// <summary><c>check</c> of one file from a cold process, against a program that does nothing.</summary>
internal static class ColdStartMeasure
{
    private const double Target = 4;

    public static IReadOnlyList<Line> Run(BenchOptions options)
    {
        var file = Path.Combine(options.Work, "cold.xlsx");
        File.WriteAllBytes(file, SchoolWorkbook.Create(1, FolderMeasure.Rows).Content);
        var check = ProcessRun.Run(Tools.Dotnet, [Tools.Pipeline, "check", file]);
        if (check.ExitCode != 0)
        {
            return
            [
                new Line(
                    "check, cold",
                    "",
                    "",
                    "",
                    null,
                    "≤ 4 ×",
                    false,
                    Line.WrongMark + NodeModules.Trimmed(check.Errors + check.Output)
                ),
            ];
        }
        var series = SideBySide.Run(
            options.Rounds,
            ("check", () => ProcessRun.Run(Tools.Dotnet, [Tools.Pipeline, "check", file]).Seconds),
            ("empty", () => ProcessRun.Run(Tools.Dotnet, [Tools.Empty]).Seconds)
        );
        var ratio = series[0].RatioTo(series[1]);
        return
        [
            new Line(
                "check, cold",
                series[0].ToString(),
                "dotnet, empty program",
                series[1].ToString(),
                ratio,
                "≤ 4 ×",
                ratio <= Target,
                "whole processes, wall clock"
            ),
        ];
    }
}
