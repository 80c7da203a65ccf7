using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Domain.Judging;
using Pipeline.Workbooks.Receipts;

namespace Pipeline.Steps.Offline;

/// <summary>Receipts as files of a folder, each under its workbook's own name with 回执 behind it.</summary>
public sealed class ReceiptFiles(string folder)
{
    internal const string Unfinished = ".part";

    /// <summary>What Linux, macOS and Windows all take.</summary>
    private const int LongestNameBytes = 255;

    private readonly ConcurrentDictionary<string, DirectoryInfo> folders = new(StringComparer.Ordinal);

    /// <summary>Writes a receipt; two workbooks of different names never share one, so that several may be written at once.</summary>
    /// <param name="name">The workbook's path within its folder.</param>
    /// <returns>Where it was written.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public string Write(string name, ReadOnlyMemory<byte> content, Judgement judgement, ReceiptHeader header)
    {
        var path = Path.Combine(folder, Path.GetDirectoryName(name) ?? "", NameOf(Path.GetFileName(name)));
        folders.GetOrAdd(Path.GetDirectoryName(path)!, static folder => Directory.CreateDirectory(folder));
        Replace(path, output => ReceiptWriter.Write(content, name, judgement, header, output));
        return path;
    }

    /// <summary>
    /// The workbook's name with 回执 behind it, its extension kept where another workbook of the folder may have the same name;
    /// one too long for a file name is cut and told apart by a hash.
    /// </summary>
    private static string NameOf(string file)
    {
        var name = Path.GetExtension(file).Equals(ReceiptWriter.Extension, StringComparison.OrdinalIgnoreCase)
            ? Path.GetFileNameWithoutExtension(file)
            : file;
        var ending =
            (name.EndsWith(ReceiptWriter.Suffix, StringComparison.Ordinal) ? "-2" : ReceiptWriter.Suffix) + ReceiptWriter.Extension;
        if (Encoding.UTF8.GetByteCount(name + ending + Unfinished) <= LongestNameBytes)
        {
            return name + ending;
        }
        var kept = name[..Math.Min(name.Length, LongestNameBytes / 6)];
        return (char.IsHighSurrogate(kept[^1]) ? kept[..^1] : kept)
            + "…"
            + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8]
            + ending;
    }

    /// <summary>Writes beside the file and puts it in its place when done: what stands there is whole, or of an earlier run.</summary>
    internal static void Replace(string path, Action<Stream> write)
    {
        var unfinished = path + Unfinished;
        try
        {
            // Not FileMode.Create: it empties even a new file, and a file that was emptied Linux writes to the disk as it is closed.
            using (var output = new FileStream(unfinished, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None))
            {
                write(output);
                if (output.Position != output.Length)
                {
                    output.SetLength(output.Position);
                }
            }
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
