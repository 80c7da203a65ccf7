using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Pipeline.Workbooks.Reading.Xml;

/// <summary>A window of valid UTF-8 that slides over a part of a workbook.</summary>
/// <remarks>
/// Bytes are checked as they come in (UTF-8, no characters that XML forbids), so that the scanner need not.
/// Other encodings, which XML allows and workbooks hardly ever use, are transcoded on the way.
/// </remarks>
internal sealed class XmlInput : IDisposable
{
    private const int FirstSize = 64 * 1024;
    // A cell holds 32,767 characters, at most a quarter of a million bytes however they are written.
    private const int MaxSize = 4 * 1024 * 1024;

    private static readonly SearchValues<byte> Forbidden = SearchValues.Create(
        0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31);

    private Stream stream;
    private int validated;
    private bool ended;

    public XmlInput(Stream stream)
    {
        this.stream = stream;
        Buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
        End = stream.ReadAtLeast(Buffer, FirstSize, throwOnEndOfStream: false);
        ended = End < FirstSize;
        if (XmlEncoding.Find(Buffer.AsSpan(0, End)) is { } encoding)
        {
            Transcode(encoding);
        }
        if (Buffer.AsSpan(0, End).StartsWith(Encoding.UTF8.Preamble))
        {
            Position = validated = Encoding.UTF8.Preamble.Length;
        }
        Validate();
    }

    public byte[] Buffer { get; private set; }

    /// <summary>Where the token that is being read begins; what lies before may be dropped.</summary>
    public int Position { get; set; }

    public int End { get; private set; }

    public ReadOnlySpan<byte> Rest => Buffer.AsSpan(Position, End - Position);

    /// <summary>Brings in more after the current token, which moves to the buffer's start; false at the part's end.</summary>
    public bool Fill()
    {
        if (ended)
        {
            return false;
        }
        var kept = End - Position;
        if (kept > Buffer.Length / 2)
        {
            Grow(kept);
        }
        else
        {
            Buffer.AsSpan(Position, kept).CopyTo(Buffer);
        }
        validated -= Position;
        Position = 0;
        var wanted = Buffer.Length - kept;
        var got = stream.ReadAtLeast(Buffer.AsSpan(kept), wanted, throwOnEndOfStream: false);
        End = kept + got;
        ended = got < wanted;
        Validate();
        return got > 0;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(Buffer);
        Buffer = [];
        stream.Dispose();
    }

    private void Grow(int kept)
    {
        if (Buffer.Length >= MaxSize)
        {
            throw RefusedException.Damaged("a token is too long");
        }
        var larger = ArrayPool<byte>.Shared.Rent(Buffer.Length * 2);
        Buffer.AsSpan(Position, kept).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(Buffer);
        Buffer = larger;
    }

    private void Transcode(Encoding encoding)
    {
        var all = new PrefixedStream(Buffer.AsSpan(0, End).ToArray(), stream);
        stream = Encoding.CreateTranscodingStream(all, encoding, Encoding.UTF8);
        End = stream.ReadAtLeast(Buffer, Buffer.Length, throwOnEndOfStream: false);
        ended = End < Buffer.Length;
    }

    private void Validate()
    {
        var fresh = Buffer.AsSpan(validated, End - validated);
        if (!ended)
        {
            fresh = fresh[..^UnfinishedTail(fresh)];
        }
        if (!Utf8.IsValid(fresh) || fresh.IndexOfAny(Forbidden) >= 0)
        {
            throw RefusedException.Damaged("bytes that are no XML text");
        }
        validated += fresh.Length;
    }

    private static int UnfinishedTail(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= 3 && back <= bytes.Length; back++)
        {
            var value = bytes[^back];
            if (value >= 0xC0)
            {
                var length = value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : 2;
                return length > back ? back : 0;
            }
            if (value < 0x80)
            {
                return 0;
            }
        }
        return 0;
    }
}
