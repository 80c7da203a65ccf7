using System.IO.Compression;
using System.IO.Hashing;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>Inflates one part, counting what really comes out and checking it against the checksum at its end.</summary>
/// <param name="entry">The part.</param>
/// <param name="budget">What its bytes count against.</param>
/// <param name="isXml">Whether tokens are bounded.</param>
internal sealed class PartStream(ZipArchiveEntry entry, ReadingBudget budget, bool isXml = false) : Stream
{
    // A cell holds 32,767 characters, at most a quarter of a million bytes however they are written.
    private const int LongestToken = 4 * 1024 * 1024;

    private readonly Stream inflating = entry.Open();
    private readonly Crc32 checksum = new();
    private long given;
    private long sinceBracket;
    private bool isChecked;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var count = inflating.Read(buffer);
        budget.Inflated(count);
        checksum.Append(buffer[..count]);
        given += count;
        if (isXml)
        {
            Watch(buffer[..count]);
        }
        if (count == 0 && buffer.Length > 0 && !isChecked)
        {
            isChecked = true;
            if (given != entry.Length || checksum.GetCurrentHashAsUInt32() != entry.Crc32)
            {
                throw RefusedException.Damaged("a part does not match its checksum");
            }
        }
        return count;
    }

    // An XML reader keeps a tag whole, attributes and all; a tag begins at each opening bracket.
    private void Watch(ReadOnlySpan<byte> bytes)
    {
        var bracket = bytes.LastIndexOf((byte)'<');
        sinceBracket = bracket < 0 ? sinceBracket + bytes.Length : bytes.Length - bracket;
        if (sinceBracket > LongestToken)
        {
            throw RefusedException.Damaged("a token is too long");
        }
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
