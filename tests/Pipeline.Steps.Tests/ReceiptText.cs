using System.IO.Compression;

namespace Pipeline.Steps.Tests;

internal static class ReceiptText
{
    /// <summary>All parts of a workbook one after the other, for looking for a sentence.</summary>
    public static string Of(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return string.Concat(
            zip.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal))
                .Select(entry =>
                {
                    using var reader = new StreamReader(entry.Open());
                    return reader.ReadToEnd();
                })
        );
    }
}
