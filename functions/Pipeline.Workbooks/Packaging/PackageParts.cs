using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Packaging;

/// <summary>The parts of a workbook's package: those that nobody touches are carried over packed as they are.</summary>
internal sealed class PackageParts
{
    /// <summary>1980-01-01, the earliest that a zip file knows: a clock would make the bytes differ from run to run.</summary>
    private const uint FixedStamp = 0x0021_0000;

    private const ushort Utf8Names = 0x0800;

    private readonly List<ZipEntry> entries;
    private readonly Dictionary<string, int> indexes = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<ZipEntry> sound = new(ReferenceEqualityComparer.Instance);
    private long budget = WorkbookLimits.MaxInflatedBytes;

    private PackageParts(List<ZipEntry> entries)
    {
        this.entries = entries;
        for (var i = 0; i < entries.Count; i++)
        {
            if (!indexes.TryAdd(Normalized(entries[i].Name), i))
            {
                throw new UnmarkableException("two zip entries of one name");
            }
        }
    }

    public static PackageParts Empty() => new([]);

    /// <exception cref="UnmarkableException">It is no zip file that can be used.</exception>
    public static PackageParts Read(ReadOnlyMemory<byte> file) => new(ZipDirectory.Read(file));

    public IEnumerable<string> Names => indexes.Keys;

    public bool Contains(string name) => indexes.ContainsKey(Normalized(name));

    /// <summary>The part's bytes, inflated.</summary>
    /// <exception cref="UnmarkableException">There is no such part, or it is damaged.</exception>
    public byte[] Bytes(string name)
    {
        if (!indexes.TryGetValue(Normalized(name), out var index))
        {
            throw new UnmarkableException("a part is missing");
        }
        var entry = entries[index];
        budget -= entry.Size;
        if (budget < 0)
        {
            throw new UnmarkableException("inflates too far");
        }
        var bytes = Inflated(entry);
        if (Crc32.Of(bytes) != entry.Crc)
        {
            throw new UnmarkableException("a part is damaged");
        }
        sound.Add(entry);
        return bytes;
    }

    /// <summary>Makes sure that the parts which are carried over unread are sound, so that the receipt can be opened.</summary>
    /// <exception cref="UnmarkableException">A part is damaged.</exception>
    public void RequireSound()
    {
        foreach (var name in Names.Where(name => !sound.Contains(entries[indexes[name]])).ToList())
        {
            Bytes(name);
        }
    }

    private static byte[] Inflated(ZipEntry entry)
    {
        if (entry.Method == 0)
        {
            return entry.Packed.ToArray();
        }
        var bytes = new byte[entry.Size];
        try
        {
            using var packed = new MemoryStream(entry.Packed.ToArray(), writable: false);
            using var inflating = new DeflateStream(packed, CompressionMode.Decompress);
            inflating.ReadExactly(bytes);
            return inflating.ReadByte() < 0 ? bytes : throw new UnmarkableException("a part is longer than its entry says");
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new UnmarkableException("a part is damaged");
        }
    }

    /// <summary>Replaces the part's bytes, or adds the part at the end.</summary>
    public void Set(string name, ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream(bytes.Length / 4 + 64);
        using (var deflating = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflating.Write(bytes);
        }
        var present = indexes.TryGetValue(Normalized(name), out var index);
        var entry = new ZipEntry(present ? entries[index].Name : name, 8, FixedStamp, Crc32.Of(bytes), packed.GetBuffer().AsMemory(0, (int)packed.Length), bytes.Length);
        sound.Add(entry);
        if (present)
        {
            entries[index] = entry;
            return;
        }
        indexes.Add(Normalized(name), entries.Count);
        entries.Add(entry);
    }

    public void Remove(string name)
    {
        if (indexes.Remove(Normalized(name), out var removed))
        {
            entries[removed] = entries[removed] with { Name = "" };
        }
    }

    public void WriteTo(Stream output)
    {
        var directory = new MemoryStream();
        var offset = 0L;
        var count = 0;
        foreach (var entry in entries.Where(entry => entry.Name.Length > 0))
        {
            var name = Encoding.UTF8.GetBytes(entry.Name);
            var header = Header(entry, name.Length);
            output.Write(header);
            output.Write(name);
            output.Write(entry.Packed.Span);
            WriteDirectoryEntry(directory, header, name, offset);
            offset += header.Length + name.Length + entry.Packed.Length;
            count++;
        }
        var end = new byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)offset);
        directory.WriteTo(output);
        output.Write(end);
    }

    private static byte[] Header(ZipEntry entry, int nameLength)
    {
        var header = new byte[30];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x04034b50);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), 20);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(6), Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), entry.Method);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(10), entry.Stamp);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(14), entry.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(18), (uint)entry.Packed.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(22), (uint)entry.Size);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(26), (ushort)nameLength);
        return header;
    }

    private static void WriteDirectoryEntry(MemoryStream directory, byte[] header, byte[] name, long offset)
    {
        var entry = new byte[46];
        BinaryPrimitives.WriteUInt32LittleEndian(entry, 0x02014b50);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(4), 20);
        header.AsSpan(4, 24).CopyTo(entry.AsSpan(6));
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(42), (uint)offset);
        directory.Write(entry);
        directory.Write(name);
    }

    private static string Normalized(string name) => name.Replace('\\', '/').TrimStart('/');
}
