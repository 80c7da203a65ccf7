using System.Buffers;

namespace Pipeline.Workbooks.Packaging;

/// <summary>Gathers small writes into large ones; what is gathered goes to the stream when it is flushed.</summary>
internal sealed class PieceWriter(Stream output, long expected) : IDisposable
{
    private const int Largest = 1 << 18;

    // Not the stream's own buffer: a new one for each of ten thousand receipts keeps the collector busy.
    private byte[] piece = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(expected, 1, Largest));
    private int used;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > piece.Length - used)
        {
            var fits = piece.Length - used;
            bytes[..fits].CopyTo(piece.AsSpan(used));
            used += fits;
            bytes = bytes[fits..];
            Flush();
        }
        bytes.CopyTo(piece.AsSpan(used));
        used += bytes.Length;
    }

    public void Flush()
    {
        output.Write(piece.AsSpan(0, used));
        used = 0;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(piece);
        piece = [];
    }
}
