using System.IO.Compression;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>Packs what is written to it, so that a large part is never held whole.</summary>
internal sealed class PackingStream : Stream
{
    private readonly MemoryStream packed = new();
    private readonly DeflateStream deflating;
    private uint checksum = Crc32.Start;
    private long length;

    public PackingStream() => deflating = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true);

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => length;
    public override long Position { get => length; set => throw new NotSupportedException(); }

    /// <summary>Ends the part: its packed bytes, the checksum and length of what was written.</summary>
    public (ReadOnlyMemory<byte> Packed, uint Checksum, long Length) Finish()
    {
        deflating.Dispose();
        return (packed.GetBuffer().AsMemory(0, (int)packed.Length), Crc32.Finish(checksum), length);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        checksum = Crc32.Append(checksum, buffer);
        length += buffer.Length;
        deflating.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            deflating.Dispose();
        }
        base.Dispose(disposing);
    }
}
