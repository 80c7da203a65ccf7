using System.IO.Compression;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>The parts of a package that is changed: what nobody touches is carried over as it is.</summary>
/// <remarks>
/// Carried over by inflating and packing again: <see cref="ZipArchive"/> updates archives in place, but leaves entries with data
/// descriptors broken (.NET 10.0), and what a school gets back must be sound. Reading every part also shows whether it is.
/// </remarks>
internal sealed class PackageParts : IDisposable
{
    /// <summary>1980-01-01, the earliest that a zip file knows: a clock would make the bytes differ from run to run.</summary>
    private static readonly DateTimeOffset FixedStamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int LargestTree = 4 * 1024 * 1024;
    private const int AllTrees = 12 * 1024 * 1024;
    private const int LargestPart = 96 * 1024 * 1024;

    /// <summary>
    /// A part of fewer bytes is stored as it is: setting up the packing would take longer than all the rest of writing it.
    /// </summary>
    private const int LeastPacked = 2 * 1024;

    /// <summary>A part of so few bytes that was read is kept until the package is written, and not inflated again.</summary>
    private const int LargestKept = 256 * 1024;

    private readonly OoxmlPackage? source;
    private readonly List<string> names = [];
    private readonly HashSet<string> present = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, NewPart> parts = new(StringComparer.OrdinalIgnoreCase);
    private long trees;

    private PackageParts(OoxmlPackage? source)
    {
        this.source = source;
        foreach (var name in source?.Names ?? [])
        {
            names.Add(name);
            present.Add(name);
        }
    }

    public static PackageParts Empty() => new(null);

    /// <exception cref="UnmarkableException">It is no zip file that can be parts.</exception>
    /// <exception cref="RefusedException">It is no zip file that can be read within bounds.</exception>
    public static PackageParts Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            var source = new OoxmlPackage(file, new ReadingBudget());
            return !source.HasTwins && !source.ClaimsTooMuch
                ? new PackageParts(source)
                : throw new UnmarkableException("entries of one name, or more than may be inflated");
        }
        catch (InvalidDataException)
        {
            throw new UnmarkableException("no zip directory");
        }
    }

    public IEnumerable<string> Names => names.Where(present.Contains);

    public bool Contains(string name) => present.Contains(PartNames.OfEntry(name));

    /// <summary>The bytes of a small part, inflated: one that is about to be loaded as a tree, which takes many times its length.</summary>
    /// <exception cref="UnmarkableException">There is no such part, or the trees would take too much memory.</exception>
    public byte[] Bytes(string name)
    {
        var bytes = Read(name, LargestTree);
        trees += bytes.Length;
        return trees <= AllTrees ? bytes : throw new UnmarkableException("parts larger than are worth a tree");
    }

    /// <summary>The bytes of a part that is gone through without a tree.</summary>
    /// <exception cref="UnmarkableException">There is no such part, or it is larger than fits into memory beside what comes of
    /// it.</exception>
    public byte[] LargeBytes(string name) => Read(name, LargestPart);

    /// <summary>Replaces the part's bytes, or adds the part at the end.</summary>
    /// <param name="bytes">Kept, not copied.</param>
    public void Set(string name, byte[] bytes) => Set(name, new NewPart(bytes, IsPacked: false));

    /// <summary>Replaces the part by what is written, packed until the package is written so that it need not be held whole.</summary>
    public void Set(string name, Action<Stream> write)
    {
        using var packed = new MemoryStream();
        using (var packing = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            write(packing);
        }
        Set(name, new NewPart(packed.GetBuffer().AsMemory(0, (int)packed.Length), IsPacked: true));
    }

    public void Remove(string name)
    {
        name = PartNames.OfEntry(name);
        present.Remove(name);
        parts.Remove(name);
    }

    /// <exception cref="RefusedException">A part that is carried over is damaged, or inflates too far; what was written is no
    /// package.</exception>
    public void WriteTo(Stream output)
    {
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var name in Names)
        {
            var part = parts.GetValueOrDefault(name);
            var packs = part?.IsWorthPacking ?? source!.IsWorthPacking(name);
            var entry = archive.CreateEntry(name, packs ? CompressionLevel.Fastest : CompressionLevel.NoCompression);
            entry.LastWriteTime = FixedStamp;
            using var written = entry.Open();
            if (part is null)
            {
                source!.CopyTo(name, written);
            }
            else
            {
                part.CopyTo(written);
            }
        }
    }

    public void Dispose() => source?.Dispose();

    private byte[] Read(string name, int longest)
    {
        name = PartNames.OfEntry(name);
        if (!present.Contains(name))
        {
            throw new UnmarkableException("a part is missing");
        }
        if (parts.TryGetValue(name, out var part))
        {
            return part.IsPacked ? throw new UnmarkableException("a part that was written already") : part.Bytes.ToArray();
        }
        var bytes = source!.Length(name) <= longest ? source.Bytes(name) : throw new UnmarkableException("a part larger than is marked");
        if (bytes.Length <= LargestKept)
        {
            parts[name] = new NewPart(bytes, IsPacked: false);
        }
        return bytes;
    }

    private void Set(string name, NewPart part)
    {
        name = PartNames.OfEntry(name);
        if (present.Add(name) && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            names.Add(name);
        }
        parts[name] = part;
    }

    private sealed record NewPart(ReadOnlyMemory<byte> Bytes, bool IsPacked)
    {
        public bool IsWorthPacking => IsPacked || Bytes.Length >= LeastPacked;

        public void CopyTo(Stream output)
        {
            if (!IsPacked)
            {
                output.Write(Bytes.Span);
                return;
            }
            using var inflating = new DeflateStream(OoxmlPackage.AsStream(Bytes), CompressionMode.Decompress);
            inflating.CopyTo(output);
        }
    }
}
