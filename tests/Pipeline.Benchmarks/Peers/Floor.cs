using System.IO.Compression;
using System.Xml;

namespace Pipeline.Benchmarks.Peers;

/// <summary>What no reader can do without: inflating the parts that hold the figures, and walking their XML.</summary>
internal static class Floor
{
    public static int Walk(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook, writable: false), ZipArchiveMode.Read);
        var nodes = 0;
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var xml = XmlReader.Create(stream);
            while (xml.Read())
            {
                nodes++;
            }
        }
        return nodes;
    }
}
