using System.IO.Compression;
using System.Text;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Tests.Reporting;
using Pipeline.Workbooks.Summaries;

namespace Pipeline.Workbooks.Tests.Summaries;

/// <summary>Writes a district's summary workbook and takes it apart.</summary>
internal static class SummaryWorkbooks
{
    public static byte[] Write(DistrictBuilder district, IReadOnlyList<ChangeLine>? changes = null, int? rowsPerSheet = null)
    {
        var summary = district.Build();
        using var stream = new MemoryStream();
        using (
            var writer = rowsPerSheet is { } limit
                ? new SummaryWorkbookWriter(stream, district.Forms, summary.Period, limit)
                : new SummaryWorkbookWriter(stream, district.Forms, summary.Period)
        )
        {
            writer.AddDetails(district.Details);
            writer.Finish(summary, changes);
        }
        return stream.ToArray();
    }

    public static SortedDictionary<string, string> Parts(byte[] package)
    {
        using var archive = new ZipArchive(new MemoryStream(package));
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            parts[entry.FullName] = reader.ReadToEnd();
        }
        return parts;
    }
}
