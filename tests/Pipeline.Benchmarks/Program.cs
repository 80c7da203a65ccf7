using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pipeline.Benchmarks;
using Pipeline.Benchmarks.Measures;
using Pipeline.Benchmarks.Measuring;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
using var work = new WorkFolder();
if (BenchOptions.Parse(args, work.Path) is not { } options || (options.Only is { } only && !MeasureList.Names.Contains(only)))
{
    await Console.Error.WriteLineAsync($"usage: [--quick|--full] [--only {string.Join('|', MeasureList.Names)}]");
    return 2;
}
var clock = Stopwatch.StartNew();
var lines = new List<Line>();
foreach (var (name, run) in MeasureList.All.Where(measure => options.Only is null || measure.Name == options.Only))
{
    await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"[{clock.Elapsed.TotalSeconds:0} s] {name} …"));
    lines.AddRange(await run(options));
}
Console.WriteLine(ResultTable.Format(lines));
Console.WriteLine(
    string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {clock.Elapsed.TotalSeconds:0} s in all. Medians with the middle half of the rounds; ratios are medians of the rounds' ratios."
    )
);
return lines.Exists(line => line.Note.StartsWith(Line.WrongMark, StringComparison.Ordinal) && line.Passed is not null) ? 1 : 0;
