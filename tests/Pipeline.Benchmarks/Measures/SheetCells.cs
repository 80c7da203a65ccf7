using System.IO.Compression;
using System.Xml;
using Pipeline.Benchmarks.Generating;

namespace Pipeline.Benchmarks.Measures;

/// <summary>What stands in the cells of one sheet, read with nothing of the product, to see that two writers wrote the same.</summary>
internal static class SheetCells
{
    private static readonly XmlReaderSettings Settings = new() { IgnoreWhitespace = false };

    /// <summary>Each cell's place and value, sorted by neither: in the order of the sheet.</summary>
    public static IEnumerable<(string Cell, string Value)> Read(string path, string sheet)
    {
        using var zip = ZipFile.OpenRead(path);
        var strings = Strings(zip).ToArray();
        using var xml = Open(zip, PartOf(zip, sheet));
        while (xml.ReadToFollowing("c", WorkbookPackage.Main))
        {
            var (cell, type) = (xml.GetAttribute("r")!, xml.GetAttribute("t"));
            using var inner = xml.ReadSubtree();
            var value = "";
            while (inner.Read())
            {
                value += inner.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace
                    ? inner.Value
                    : "";
            }
            yield return (cell, type == "s" ? strings[int.Parse(value, System.Globalization.CultureInfo.InvariantCulture)] : value);
        }
    }

    private static IEnumerable<string> Strings(ZipArchive zip)
    {
        if (
            zip.Entries.FirstOrDefault(entry => entry.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase))
            is not { } part
        )
        {
            yield break;
        }
        using var xml = Open(zip, part.FullName);
        while (xml.ReadToFollowing("t", WorkbookPackage.Main))
        {
            yield return xml.ReadElementContentAsString();
        }
    }

    private static string PartOf(ZipArchive zip, string sheet)
    {
        string? id = null;
        using (var book = Open(zip, "xl/workbook.xml"))
        {
            while (id is null && book.ReadToFollowing("sheet", WorkbookPackage.Main))
            {
                id =
                    book.GetAttribute("name") == sheet
                        ? book.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
                        : null;
            }
        }
        using var links = Open(zip, "xl/_rels/workbook.xml.rels");
        while (links.ReadToFollowing("Relationship"))
        {
            if (links.GetAttribute("Id") == id)
            {
                var target = links.GetAttribute("Target")!;
                return target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }
        throw new InvalidOperationException($"There is no sheet {sheet}.");
    }

    private static XmlReader Open(ZipArchive zip, string part) =>
        XmlReader.Create((zip.GetEntry(part) ?? throw new InvalidOperationException($"There is no part {part}.")).Open(), Settings);
}
