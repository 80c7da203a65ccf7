using System.Buffers.Binary;
using System.Text;
using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>Reads the directory of a zip file, with every offset held against the file's length.</summary>
internal static class ZipDirectory
{
    private const uint EndSignature = 0x06054b50;
    private const uint Zip64EndSignature = 0x06064b50;
    private const uint EntrySignature = 0x02014b50;
    private const uint LocalSignature = 0x04034b50;
    private const int EndLength = 22;
    private const int MaxEntries = 10_000;

    /// <exception cref="UnmarkableException">It is no zip file, damaged, encrypted, or inflates beyond the limit.</exception>
    public static List<ZipEntry> Read(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        var end = FindEnd(bytes);
        long count = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(end + 10)..]);
        long at = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(end + 16)..]);
        if (at == uint.MaxValue || count == ushort.MaxValue)
        {
            (count, at) = ReadZip64End(bytes, end);
        }
        if (count > MaxEntries)
        {
            throw new UnmarkableException("too many zip entries");
        }
        var entries = new List<ZipEntry>((int)count);
        var inflated = 0L;
        for (var i = 0; i < count; i++)
        {
            entries.Add(ReadEntry(file, ref at));
            inflated += entries[^1].Size;
        }
        return inflated <= WorkbookLimits.MaxInflatedBytes ? entries : throw new UnmarkableException("inflates too far");
    }

    private static int FindEnd(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.Length - EndLength; at >= Math.Max(0, bytes.Length - EndLength - ushort.MaxValue); at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) == EndSignature)
            {
                return at;
            }
        }
        throw new UnmarkableException("no zip directory");
    }

    private static (long Count, long At) ReadZip64End(ReadOnlySpan<byte> bytes, int end)
    {
        var locator = Slice(bytes, end - 20, 20);
        var record = Slice(bytes, (long)BinaryPrimitives.ReadUInt64LittleEndian(locator[8..]), 56);
        return BinaryPrimitives.ReadUInt32LittleEndian(record) == Zip64EndSignature
            ? ((long)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(record[32..]), long.MaxValue), (long)BinaryPrimitives.ReadUInt64LittleEndian(record[48..]))
            : throw new UnmarkableException("no zip64 directory");
    }

    private static ZipEntry ReadEntry(ReadOnlyMemory<byte> file, ref long at)
    {
        var bytes = file.Span;
        var head = Slice(bytes, at, 46);
        if (BinaryPrimitives.ReadUInt32LittleEndian(head) != EntrySignature)
        {
            throw new UnmarkableException("damaged zip directory");
        }
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(head[8..]);
        var method = BinaryPrimitives.ReadUInt16LittleEndian(head[10..]);
        if ((flags & 1) != 0 || method is not (0 or 8))
        {
            throw new UnmarkableException("an encrypted zip entry, or one packed in an unusual way");
        }
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(head[20..]);
        long size = BinaryPrimitives.ReadUInt32LittleEndian(head[24..]);
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(head[28..]);
        var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(head[30..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(head[42..]);
        var name = Encoding.UTF8.GetString(Slice(bytes, at + 46, nameLength));
        ReadZip64Extra(Slice(bytes, at + 46 + nameLength, extraLength), ref size, ref packed, ref offset);
        at += 46 + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(head[32..]);

        var local = Slice(bytes, offset, 30);
        if (BinaryPrimitives.ReadUInt32LittleEndian(local) != LocalSignature)
        {
            throw new UnmarkableException("damaged zip entry");
        }
        var start = offset + 30 + BinaryPrimitives.ReadUInt16LittleEndian(local[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(local[28..]);
        Slice(bytes, start, packed);
        return new ZipEntry(name, method, BinaryPrimitives.ReadUInt32LittleEndian(head[12..]), BinaryPrimitives.ReadUInt32LittleEndian(head[16..]),
            file.Slice((int)start, (int)packed), size);
    }

    private static void ReadZip64Extra(ReadOnlySpan<byte> extra, ref long size, ref long packed, ref long offset)
    {
        while (extra.Length >= 4)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            var field = Slice(extra, 4, length);
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1)
            {
                Take(ref field, ref size);
                Take(ref field, ref packed);
                Take(ref field, ref offset);
                return;
            }
            extra = extra[(4 + length)..];
        }
    }

    private static void Take(ref ReadOnlySpan<byte> field, ref long value)
    {
        if (value == uint.MaxValue && field.Length >= 8)
        {
            value = BinaryPrimitives.ReadInt64LittleEndian(field);
            field = field[8..];
        }
    }

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> bytes, long at, long length) =>
        at >= 0 && length >= 0 && at <= bytes.Length && length <= bytes.Length - at
            ? bytes.Slice((int)at, (int)length)
            : throw new UnmarkableException("a zip offset beyond the file");
}
