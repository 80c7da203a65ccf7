using System.IO.Compression;
using Pipeline.Workbooks.Packaging;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Inflates one part, counting what really comes out and checking it against the checksum at its end.</summary>
internal sealed class PartStream(ZipArchiveEntry entry, ReadingBudget budget) : Stream
{
    private readonly Stream inflating = entry.Open();
    private uint checksum = Crc32.Start;
    private long given;
    private bool isChecked;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var count = inflating.Read(buffer);
        budget.Inflated(count);
        checksum = Crc32.Append(checksum, buffer[..count]);
        given += count;
        if (count == 0 && buffer.Length > 0 && !isChecked)
        {
            isChecked = true;
            if (given != entry.Length || Crc32.Finish(checksum) != entry.Crc32)
            {
                throw RefusedException.Damaged("a part does not match its checksum");
            }
        }
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inflating.Dispose();
        }
        base.Dispose(disposing);
    }
}
