using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>The parts of a workbook's package: those that nobody touches are carried over packed as they are.</summary>
internal sealed class PackageParts
{
    /// <summary>1980-01-01, the earliest that a zip file knows: a clock would make the bytes differ from run to run.</summary>
    private const uint FixedStamp = 0x0021_0000;

    private const ushort Utf8Names = 0x0800;
    private const ushort ZipVersion = 20;
    private const int LocalLength = 30;
    private const int DirectoryLength = 46;
    private const int EndLength = 22;
    private const int LargestPiece = 256 * 1024;
    private const int Window = 32 * 1024;
    private const int LargestTree = 4 * 1024 * 1024;
    private const int AllTrees = 12 * 1024 * 1024;
    private const int LargestPart = 96 * 1024 * 1024;

    /// <summary>A part of so few bytes is stored as it is: setting up the packing would take longer than all the rest of writing it.</summary>
    private const int LeastPacked = 2 * 1024;

    private readonly List<ZipEntry> entries;
    private readonly Dictionary<string, int> indexes = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<ZipEntry> sound = new(ReferenceEqualityComparer.Instance);
    private long trees;
    private long budget = WorkbookLimits.MaxInflatedBytes;

    private PackageParts(List<ZipEntry> entries)
    {
        this.entries = entries;
        for (var i = 0; i < entries.Count; i++)
        {
            entries[i] = entries[i] with { Name = Normalized(entries[i].Name) };
            if (!indexes.TryAdd(entries[i].Name, i))
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

    /// <summary>The bytes of a small part, inflated: one that is about to be loaded as a tree, which takes many times its length.</summary>
    /// <exception cref="UnmarkableException">There is no such part, it is damaged, or the trees would take too much memory.</exception>
    public byte[] Bytes(string name)
    {
        var size = Entry(name).Size;
        trees += size;
        return size <= LargestTree && trees <= AllTrees ? LargeBytes(name) : throw new UnmarkableException("a part larger than is worth a tree");
    }

    /// <summary>The bytes of a part that is gone through without a tree.</summary>
    /// <exception cref="UnmarkableException">There is no such part, it is damaged, or larger than fits into memory beside what comes of it.</exception>
    public byte[] LargeBytes(string name)
    {
        var entry = Entry(name);
        if (entry.Size > LargestPart)
        {
            throw new UnmarkableException("a part larger than is marked");
        }
        Spend(entry);
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
        foreach (var index in indexes.Values.Where(index => !sound.Contains(entries[index])))
        {
            Check(entries[index]);
        }
    }

    /// <summary>A part that was read to its end when the workbook was judged, its checksum held against it, is not inflated again for that.</summary>
    public void TakeAsSound(string name) => sound.Add(Entry(name));

    private ZipEntry Entry(string name) => indexes.TryGetValue(Normalized(name), out var index) ? entries[index] : throw new UnmarkableException("a part is missing");

    private void Spend(ZipEntry entry)
    {
        budget -= entry.Size;
        if (budget < 0)
        {
            throw new UnmarkableException("inflates too far");
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
            using var inflating = Inflating(entry);
            inflating.ReadExactly(bytes);
            return inflating.ReadByte() < 0 ? bytes : throw new UnmarkableException("a part is longer than its entry says");
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new UnmarkableException("a part is damaged");
        }
    }

    /// <summary>Inflates a part only to see whether it is sound, keeping nothing.</summary>
    private void Check(ZipEntry entry)
    {
        Spend(entry);
        var window = ArrayPool<byte>.Shared.Rent(Window);
        try
        {
            using var inflating = Inflating(entry);
            var (checksum, size) = (Crc32.Start, 0L);
            while (inflating.ReadAtLeast(window.AsSpan(0, Window), Window, throwOnEndOfStream: false) is > 0 and var read && size <= entry.Size)
            {
                checksum = Crc32.Append(checksum, window.AsSpan(0, read));
                size += read;
            }
            if (size != entry.Size || Crc32.Finish(checksum) != entry.Crc)
            {
                throw new UnmarkableException("a part is damaged");
            }
            sound.Add(entry);
        }
        catch (InvalidDataException)
        {
            throw new UnmarkableException("a part is damaged");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(window);
        }
    }

    private static Stream Inflating(ZipEntry entry)
    {
        var packed = MemoryMarshal.TryGetArray(entry.Packed, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(entry.Packed.ToArray(), writable: false);
        return entry.Method == 0 ? packed : new DeflateStream(packed, CompressionMode.Decompress);
    }

    /// <summary>Replaces the part's bytes, or adds the part at the end.</summary>
    /// <param name="bytes">Kept, not copied.</param>
    public void Set(string name, byte[] bytes)
    {
        var isPacked = bytes.Length >= LeastPacked;
        Set(new ZipEntry(name, (ushort)(isPacked ? 8 : 0), FixedStamp, Crc32.Of(bytes), isPacked ? Packed(bytes) : bytes, bytes.Length));
    }

    /// <summary>Replaces the part by what is written, packed on the way.</summary>
    public void Set(string name, Action<Stream> write)
    {
        using var part = new PackingStream();
        write(part);
        var (packed, checksum, length) = part.Finish();
        Set(new ZipEntry(name, 8, FixedStamp, checksum, packed, length));
    }

    private void Set(ZipEntry entry)
    {
        var name = entry.Name;
        var present = indexes.TryGetValue(Normalized(name), out var index);
        entry = present ? entry with { Name = entries[index].Name } : entry;
        sound.Add(entry);
        if (present)
        {
            entries[index] = entry;
            return;
        }
        indexes.Add(Normalized(name), entries.Count);
        entries.Add(entry);
    }

    private static Memory<byte> Packed(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream(bytes.Length / 4 + 64);
        using (var deflating = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflating.Write(bytes);
        }
        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
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
        var kept = entries.Where(entry => entry.Name.Length > 0).Select(entry => (Entry: entry, Name: Encoding.UTF8.GetBytes(entry.Name))).ToList();
        var length = kept.Sum(part => LocalLength + DirectoryLength + (2L * part.Name.Length) + part.Entry.Packed.Length) + EndLength;
        // Not disposed, which would close the output.
        var pieces = new BufferedStream(output, (int)Math.Min(length, LargestPiece));
        Span<byte> record = stackalloc byte[DirectoryLength];
        var offsets = new long[kept.Count];
        var offset = 0L;
        for (var i = 0; i < kept.Count; i++)
        {
            var (entry, name) = kept[i];
            offsets[i] = offset;
            BinaryPrimitives.WriteUInt32LittleEndian(record, 0x04034b50);
            WriteFacts(record[4..], entry, name.Length);
            pieces.Write(record[..LocalLength]);
            pieces.Write(name);
            pieces.Write(entry.Packed.Span);
            offset += LocalLength + name.Length + entry.Packed.Length;
        }
        for (var i = 0; i < kept.Count; i++)
        {
            var (entry, name) = kept[i];
            record.Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(record, 0x02014b50);
            BinaryPrimitives.WriteUInt16LittleEndian(record[4..], ZipVersion);
            WriteFacts(record[6..], entry, name.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(record[42..], (uint)offsets[i]);
            pieces.Write(record);
            pieces.Write(name);
        }
        record.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(record, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(record[8..], (ushort)kept.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(record[10..], (ushort)kept.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(record[12..], (uint)kept.Sum(part => DirectoryLength + part.Name.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(record[16..], (uint)offset);
        pieces.Write(record[..EndLength]);
        pieces.Flush();
    }

    /// <summary>What an entry's own header and the directory say of it alike: 26 bytes.</summary>
    private static void WriteFacts(Span<byte> record, ZipEntry entry, int nameLength)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(record, ZipVersion);
        BinaryPrimitives.WriteUInt16LittleEndian(record[2..], Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(record[4..], entry.Method);
        BinaryPrimitives.WriteUInt32LittleEndian(record[6..], entry.Stamp);
        BinaryPrimitives.WriteUInt32LittleEndian(record[10..], entry.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(record[14..], (uint)entry.Packed.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record[18..], (uint)entry.Size);
        BinaryPrimitives.WriteUInt16LittleEndian(record[22..], (ushort)nameLength);
        BinaryPrimitives.WriteUInt16LittleEndian(record[24..], 0);
    }

    private static string Normalized(string name) => name.Replace('\\', '/').TrimStart('/');
}
