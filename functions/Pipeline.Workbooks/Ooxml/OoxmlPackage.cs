using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>The parts of a zipped workbook, opened only when they are asked for.</summary>
internal sealed class OoxmlPackage : IDisposable
{
    // A workbook with hundreds of sheets and pictures has a few thousand; listing more only costs memory.
    private const int MaxEntries = 20_000;

    private readonly ZipArchive archive;
    private readonly ReadingBudget budget;
    private readonly Dictionary<string, ZipArchiveEntry> parts;
    private readonly HashSet<string> twice = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidDataException">The zip has no directory that can be read.</exception>
    public OoxmlPackage(ReadOnlyMemory<byte> file, ReadingBudget budget)
    {
        this.budget = budget;
        archive = new ZipArchive(AsStream(file), ZipArchiveMode.Read);
        if (archive.Entries.Count > MaxEntries)
        {
            throw new RefusedException(FileRefusal.InflatesTooFar, detail: "too many entries");
        }
        parts = new Dictionary<string, ZipArchiveEntry>(archive.Entries.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in archive.Entries)
        {
            var name = PartNames.OfEntry(entry.FullName);
            if (!parts.TryAdd(name, entry))
            {
                twice.Add(name);
            }
        }
    }

    /// <summary>The parts' names, as the package writes them.</summary>
    public IEnumerable<string> Names => parts.Keys;

    public bool Has(string name) => parts.ContainsKey(name);

    /// <summary>Whether the parts claim to inflate beyond the limit; what they really inflate to is counted as they are read.</summary>
    public bool ClaimsTooMuch
    {
        get
        {
            var claimed = 0L;
            foreach (var entry in archive.Entries)
            {
                claimed += Math.Clamp(entry.Length, 0, WorkbookLimits.MaxInflatedBytes + 1);
            }
            return claimed > WorkbookLimits.MaxInflatedBytes;
        }
    }

    /// <summary>Whether two entries have one name.</summary>
    public bool HasTwins => twice.Count > 0;

    /// <summary>How long a part claims to be.</summary>
    public long Length(string name) => Entry(name).Length;

    /// <summary>A part's bytes, its checksum held against them.</summary>
    /// <exception cref="RefusedException">The part is missing or damaged.</exception>
    public byte[] Bytes(string name)
    {
        var entry = Entry(name);
        var bytes = new byte[entry.Length];
        using var part = new PartStream(entry, budget);
        return part.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length && part.ReadByte() < 0
            ? bytes
            : throw RefusedException.Damaged("a part is not as long as its entry says");
    }

    /// <summary>Whether packing shortens a part by anything to speak of; pictures are packed already.</summary>
    public bool IsWorthPacking(string name) => Entry(name) is var entry && entry.CompressedLength < entry.Length - entry.Length / 8;

    /// <summary>Inflates a part to a stream, its checksum held against it.</summary>
    /// <exception cref="RefusedException">The part is damaged; a piece of it was written.</exception>
    public void CopyTo(string name, Stream output)
    {
        using var part = new PartStream(Entry(name), budget);
        part.CopyTo(output);
    }

    /// <summary>What an OpenDocument or EPUB package calls itself; empty if it is none.</summary>
    public string MediaType
    {
        get
        {
            if (!parts.TryGetValue("mimetype", out var entry) || entry.IsEncrypted)
            {
                return "";
            }
            Span<byte> start = stackalloc byte[128];
            using var stream = new PartStream(entry, budget);
            var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            return Encoding.ASCII.GetString(start[..length]).Trim();
        }
    }

    /// <exception cref="RefusedException">There is no such part, there are two, or it is locked.</exception>
    public PartReader Open(string name) => new(new PartStream(Entry(name), budget, isXml: true));

    /// <summary>The relationships of a part, or of the package (empty name); none where the part has none.</summary>
    public List<Relationship> RelationshipsOf(string owner)
    {
        var found = new List<Relationship>();
        var name = PartNames.RelationshipsOf(owner);
        if (!Has(name))
        {
            return found;
        }
        using var xml = Open(name);
        xml.ReadRoot();
        while (xml.NextChild(1))
        {
            if (!xml.Is(XmlVocabulary.PackageRelationships, "Relationship"))
            {
                continue;
            }
            if (found.Count == ReadingBudget.MaxRelationships)
            {
                throw RefusedException.Damaged("too many relationships");
            }
            var type = xml.Attribute("Type");
            var isExternal = xml.Attribute("TargetMode") == "External";
            found.Add(
                new Relationship(
                    xml.Attribute("Id"),
                    type[(type.LastIndexOf('/') + 1)..],
                    isExternal ? "" : PartNames.Resolve(owner, xml.Attribute("Target")),
                    isExternal
                )
            );
        }
        xml.ReadToEnd();
        return found;
    }

    /// <summary>The content type of a part; empty if the package does not say.</summary>
    public string ContentTypeOf(string part)
    {
        const string types = "[Content_Types].xml";
        if (!Has(types))
        {
            return "";
        }
        var extension = part[(part.LastIndexOf('.') + 1)..];
        var byDefault = "";
        var byOverride = "";
        using var xml = Open(types);
        xml.ReadRoot();
        while (xml.NextChild(1))
        {
            if (
                xml.Is(XmlVocabulary.ContentTypes, "Override")
                && PartNames.OfEntry(xml.Attribute("PartName")).Equals(part, StringComparison.OrdinalIgnoreCase)
            )
            {
                byOverride = xml.Attribute("ContentType");
            }
            else if (
                xml.Is(XmlVocabulary.ContentTypes, "Default")
                && xml.Attribute("Extension").Equals(extension, StringComparison.OrdinalIgnoreCase)
            )
            {
                byDefault = xml.Attribute("ContentType");
            }
        }
        xml.ReadToEnd();
        return byOverride.Length > 0 ? byOverride : byDefault;
    }

    public void Dispose() => archive.Dispose();

    private ZipArchiveEntry Entry(string name)
    {
        if (!parts.TryGetValue(name, out var entry) || twice.Contains(name))
        {
            throw RefusedException.Damaged($"the part {name} is missing or there twice");
        }
        return entry.IsEncrypted ? throw new RefusedException(FileRefusal.Encrypted) : entry;
    }

    /// <summary>A stream over bytes in memory, which are not copied.</summary>
    public static MemoryStream AsStream(ReadOnlyMemory<byte> file) =>
        MemoryMarshal.TryGetArray(file, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(file.ToArray(), writable: false);
}
