using Pipeline.Benchmarks.Measuring;

namespace Pipeline.Benchmarks.Measures;

/// <summary>All measures, in the order of the table.</summary>
internal static class MeasureList
{
    public static IReadOnlyList<(string Name, Func<BenchOptions, Task<IReadOnlyList<Line>>> Run)> All { get; } =
    [
        ("judge", options => Task.FromResult(JudgeMeasure.Run(options))),
        ("folder", options => Task.FromResult(FolderMeasure.Run(options))),
        ("receipts", ReceiptsMeasure.RunAsync),
        ("growth", GrowthMeasure.RunAsync),
        ("summary", options => Task.FromResult(SummaryMeasure.Run(options))),
        ("values", options => Task.FromResult(ValuesMeasure.Run(options))),
        ("emulator", EmulatorMeasure.RunAsync),
        ("cold", options => Task.FromResult(ColdStartMeasure.Run(options))),
    ];

    public static IEnumerable<string> Names => All.Select(measure => measure.Name);
}
