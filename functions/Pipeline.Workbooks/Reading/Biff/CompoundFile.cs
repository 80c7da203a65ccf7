using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Workbooks.Reading.Biff;

/// <summary>The streams in the root of an OLE compound file, the container of <c>.xls</c> and of encrypted workbooks.</summary>
/// <remarks>
/// Every chain of sectors is followed for at most as many steps as the file has sectors, so that none can run in circles.
/// </remarks>
internal sealed class CompoundFile
{
    private const int HeaderSize = 512;
    private const int EntrySize = 128;
    private const int MiniSectorSize = 64;
    private const uint LastRegularSector = 0xFFFF_FFF9;

    private readonly ReadOnlyMemory<byte> file;
    private readonly int sectorSize;
    private readonly int sectorCount;
    private readonly uint[] table;
    private readonly byte[] directory;
    private readonly Dictionary<string, int> entries = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="RefusedException">The container is damaged.</exception>
    public CompoundFile(ReadOnlyMemory<byte> file)
    {
        this.file = file;
        var header = file.Span;
        if (header.Length < HeaderSize)
        {
            throw RefusedException.Damaged("the container ends within its header");
        }
        var shift = U16(header, 0x1E);
        if (shift is not (9 or 12))
        {
            throw RefusedException.Damaged("an unknown sector size");
        }
        sectorSize = 1 << shift;
        // The header takes a sector's room; the last sector may be cut short.
        sectorCount = (file.Length - 1) / sectorSize;
        table = ReadTable();
        directory = ReadChain(U32(header, 0x30), int.MaxValue);
        ListRoot();
    }

    /// <summary>The names of the streams and storages in the root.</summary>
    public IReadOnlyCollection<string> Names => entries.Keys;

    public bool Has(string name) => entries.ContainsKey(name);

    /// <summary>The bytes of a stream in the root.</summary>
    public byte[] Read(string name)
    {
        var entry = Entry(entries[name]);
        var size = U32(entry, 0x78);
        if (size > file.Length)
        {
            throw RefusedException.Damaged("a stream is longer than its file");
        }
        var start = U32(entry, 0x74);
        return size < U32(file.Span, 0x38) ? ReadMini(start, (int)size) : Exactly(ReadChain(start, (int)size), (int)size);
    }

    private uint[] ReadTable()
    {
        var header = file.Span;
        var perSector = sectorSize / sizeof(uint);
        var entriesOfTable = new List<uint>(sectorCount + perSector);
        for (var i = 0; i < 109; i++)
        {
            AppendTableSector(U32(header, 0x4C + i * 4), entriesOfTable);
        }
        var next = U32(header, 0x44);
        for (var step = 0; next <= LastRegularSector && next != 0 && step < sectorCount; step++)
        {
            var sector = Sector(next);
            for (var i = 0; i < perSector - 1; i++)
            {
                AppendTableSector(U32(sector, i * 4), entriesOfTable);
            }
            next = U32(sector, (perSector - 1) * 4);
        }
        return [.. entriesOfTable];
    }

    private void AppendTableSector(uint sector, List<uint> into)
    {
        // More entries than sectors lead nowhere; a hostile list that names one table sector again and again must not fill the memory.
        if (sector > LastRegularSector || into.Count >= sectorCount)
        {
            return;
        }
        var bytes = Sector(sector);
        for (var i = 0; i + 4 <= bytes.Length; i += 4)
        {
            into.Add(U32(bytes, i));
        }
    }

    private byte[] ReadChain(uint start, int wanted)
    {
        var bytes = new MemoryStream();
        var sector = start;
        for (var step = 0; sector <= LastRegularSector && bytes.Length < wanted; step++)
        {
            if (step > sectorCount || sector >= table.Length)
            {
                throw RefusedException.Damaged("a chain of sectors that leads nowhere");
            }
            bytes.Write(Sector(sector));
            sector = table[sector];
        }
        return bytes.ToArray();
    }

    private byte[] ReadMini(uint start, int size)
    {
        var header = file.Span;
        var miniTable = ReadChain(U32(header, 0x3C), int.MaxValue);
        var root = Entry(0);
        var container = ReadChain(U32(root, 0x74), int.MaxValue);
        var bytes = new byte[size];
        var sector = start;
        for (var at = 0; at < size; at += MiniSectorSize)
        {
            var from = (long)sector * MiniSectorSize;
            var length = Math.Min(MiniSectorSize, size - at);
            if (from + length > container.Length || ((long)sector + 1) * 4 > miniTable.Length)
            {
                throw RefusedException.Damaged("a chain of small sectors that leads nowhere");
            }
            container.AsSpan((int)from, length).CopyTo(bytes.AsSpan(at));
            sector = U32(miniTable, (int)sector * 4);
        }
        return bytes;
    }

    private void ListRoot()
    {
        if (directory.Length < EntrySize)
        {
            throw RefusedException.Damaged("no directory");
        }
        var count = directory.Length / EntrySize;
        var seen = new bool[count];
        var waiting = new Stack<uint>();
        waiting.Push(U32(Entry(0), 0x4C));
        while (waiting.TryPop(out var index))
        {
            if (index >= count || seen[index])
            {
                continue;
            }
            seen[index] = true;
            var entry = Entry((int)index);
            var nameLength = Math.Clamp(U16(entry, 0x40) - 2, 0, 62);
            entries.TryAdd(Encoding.Unicode.GetString(entry[..nameLength]), (int)index);
            waiting.Push(U32(entry, 0x44));
            waiting.Push(U32(entry, 0x48));
        }
    }

    private ReadOnlySpan<byte> Entry(int index) => directory.AsSpan(index * EntrySize, EntrySize);

    private ReadOnlySpan<byte> Sector(uint sector)
    {
        var from = ((long)sector + 1) * sectorSize;
        if (from >= file.Length)
        {
            throw RefusedException.Damaged("the container is cut off");
        }
        return file.Span.Slice((int)from, (int)Math.Min(sectorSize, file.Length - from));
    }

    private static byte[] Exactly(byte[] bytes, int size) =>
        bytes.Length >= size ? bytes[..size] : throw RefusedException.Damaged("a stream is cut off");

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
