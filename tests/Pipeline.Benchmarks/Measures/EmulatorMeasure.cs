using System.Globalization;
using System.Text.Json;
using Pipeline.Benchmarks.Emulator;
using Pipeline.Benchmarks.Generating;
using Pipeline.Benchmarks.Measuring;
using Pipeline.LocalServices;

namespace Pipeline.Benchmarks.Measures;

/// <summary>Uploads to receipts through the emulator, against a bare client that asks storage for the same.</summary>
internal static class EmulatorMeasure
{
    private const string Name = "upload to receipt";
    private const double Target = 1.5;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static async Task<IReadOnlyList<Line>> RunAsync(BenchOptions options)
    {
        var run = new UploadRun([
            .. Enumerable.Range(1, options.Uploads).Select(school => SchoolWorkbook.Create(school, FolderMeasure.Rows).Content),
        ]);
        OperationTap tap;
        try
        {
            tap = await run.RecordAsync();
        }
        catch (LocalServiceException exception)
        {
            return [Line.Skipped(Name, "bare client", NodeModules.Trimmed(exception.Message))];
        }
        var ours = new Series("ours");
        var bare = new Series("bare");
        var others = 0;
        for (var round = 0; round < (options.Rounds > 15 ? 5 : 2); round++)
        {
            ours.Add(await run.SecondsAsync());
            var (seconds, differing) = await run.BareSecondsAsync(tap);
            bare.Add(seconds);
            others = Math.Max(others, differing);
        }
        var ratio = ours.RatioTo(bare);
        var note =
            others == 0
                ? "same answers"
                : string.Create(CultureInfo.InvariantCulture, $"{others} requests answered otherwise than to the pipeline");
        return
        [
            new Line(
                Name,
                ours.ToString(),
                "bare client, same requests",
                bare.ToString(),
                ratio,
                "≤ 1.5 ×",
                ratio <= Target,
                string.Create(CultureInfo.InvariantCulture, $"{options.Uploads} schools at once, wall clock; {note}")
            ),
            .. Operations(tap, options.Uploads),
        ];
    }

    private static IEnumerable<Line> Operations(OperationTap tap, int uploads)
    {
        var counts = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var operation in Enumerable.Range(1, uploads).SelectMany(tap.Of))
        {
            counts[operation.Kind] = counts.GetValueOrDefault(operation.Kind) + (1.0 / uploads);
        }
        var path = Path.Combine(Environment.CurrentDirectory, "artifacts", "measured-operations.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(
            path,
            JsonSerializer.Serialize(
                new
                {
                    workbooks = uploads,
                    rowsPerSheet = FolderMeasure.Rows,
                    operationsPerWorkbook = counts.ToDictionary(count => count.Key, count => Math.Round(count.Value, 2)),
                },
                Indented
            )
        );
        foreach (var (kind, count) in counts)
        {
            yield return new Line(
                "… " + kind,
                count.ToString("0.##", CultureInfo.InvariantCulture) + " a workbook",
                "",
                "",
                null,
                "",
                null
            );
        }
        yield return new Line(
            "… operations in all",
            counts.Values.Sum().ToString("0.##", CultureInfo.InvariantCulture) + " a workbook",
            "",
            "",
            null,
            "",
            null,
            "also in artifacts/measured-operations.json"
        );
    }
}
