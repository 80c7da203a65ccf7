using System.IO.Compression;
using System.Text;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>Writes the parts of an Office package one after the other, so that the bytes depend on the parts alone.</summary>
/// <remarks>System.IO.Packaging stamps parts with the clock and keeps them in memory; this does neither.</remarks>
internal sealed class PackageWriter : IDisposable
{
    private const string RelationshipsType = "application/vnd.openxmlformats-package.relationships+xml";
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ZipArchive archive;
    private readonly StringBuilder overrides = new();

    public PackageWriter(Stream output) => archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Opens a part for writing; it must be disposed before the next is opened.</summary>
    /// <param name="level">A part of a million rows is packed faster and less tightly.</param>
    public Stream Open(string path, string contentType, CompressionLevel level = CompressionLevel.Optimal)
    {
        overrides.Append("<Override PartName=\"/").Append(path).Append("\" ContentType=\"").Append(contentType).Append("\"/>");
        return OpenEntry(path, level);
    }

    public void Write(string path, string contentType, string xml)
    {
        using var part = Open(path, contentType);
        WriteText(part, xml);
    }

    /// <summary>Writes a whole part, with its XML declaration.</summary>
    public void Write(string path, string contentType, ReadOnlySpan<byte> xml)
    {
        using var part = Open(path, contentType);
        part.Write(xml);
    }

    /// <summary>Writes the relationships of a part (or of the package, for an empty path).</summary>
    public void Relate(string sourcePath, IEnumerable<NewRelationship> relationships)
    {
        var xml = new StringBuilder("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        foreach (var relationship in relationships)
        {
            xml.Append("<Relationship Id=\"")
                .Append(relationship.Id)
                .Append("\" Type=\"")
                .Append(relationship.Type)
                .Append("\" Target=\"")
                .Append(relationship.Target)
                .Append("\"/>");
        }
        var slash = sourcePath.LastIndexOf('/');
        var path = sourcePath.Length == 0 ? "_rels/.rels" : $"{sourcePath[..(slash + 1)]}_rels/{sourcePath[(slash + 1)..]}.rels";
        using var part = OpenEntry(path);
        WriteText(part, xml.Append("</Relationships>").ToString());
    }

    /// <summary>Writes the list of content types, which closes the package.</summary>
    public void Finish()
    {
        using (var part = OpenEntry("[Content_Types].xml"))
        {
            WriteText(
                part,
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    + $"<Default Extension=\"rels\" ContentType=\"{RelationshipsType}\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{overrides}</Types>"
            );
        }
        archive.Dispose();
    }

    public void Dispose() => archive.Dispose();

    private Stream OpenEntry(string path, CompressionLevel level = CompressionLevel.Optimal)
    {
        var entry = archive.CreateEntry(path, level);
        entry.LastWriteTime = Stamp;
        return entry.Open();
    }

    private static void WriteText(Stream part, string xml)
    {
        part.Write(Encoding.UTF8.GetBytes(SheetFrame.Declaration + xml));
    }
}
