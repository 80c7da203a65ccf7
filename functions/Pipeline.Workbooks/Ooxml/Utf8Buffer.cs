using System.Buffers.Text;
using System.Text;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>Collects UTF-8 on its way to a stream; the hot path of 数据明细.</summary>
internal sealed class Utf8Buffer
{
    private const int Size = 1 << 16;
    private const int SmallestSize = 1 << 10;
    private const int MaxCellText = 32_767;
    private readonly Stream output;
    private readonly byte[] buffer;
    private int used;

    /// <param name="output">Takes what is flushed.</param>
    /// <param name="size">How many bytes are collected; at least 1,024.</param>
    public Utf8Buffer(Stream output, int size = Size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, SmallestSize);
        this.output = output;
        buffer = new byte[size];
    }

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > buffer.Length - used)
        {
            Flush();
            if (bytes.Length > buffer.Length)
            {
                output.Write(bytes);
                return;
            }
        }
        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    /// <summary>Text that needs no escaping.</summary>
    public void Raw(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var part = text.Length > buffer.Length / 4 ? text[..(buffer.Length / 4)] : text;
            Reserve(part.Length * 3);
            used += Encoding.UTF8.GetBytes(part, buffer.AsSpan(used));
            text = text[part.Length..];
        }
    }

    public void Whole(long value)
    {
        Reserve(24);
        Utf8Formatter.TryFormat(value, buffer.AsSpan(used), out var written);
        used += written;
    }

    /// <summary>The exact decimal <c>value / 10^scale</c> without trailing zeros.</summary>
    public void Scaled(long value, int scale)
    {
        if (scale == 0)
        {
            Whole(value);
            return;
        }
        Raw(ScaledText.Of(value, scale).AsSpan());
    }

    /// <summary>The text of an element or attribute: escaped, characters that XML cannot hold left out, cut at what a cell holds.</summary>
    public void Escaped(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxCellText)
        {
            text = text[..(char.IsHighSurrogate(text[MaxCellText - 1]) ? MaxCellText - 1 : MaxCellText)];
        }
        while (text.Length > 0)
        {
            var special = IndexOfSpecial(text);
            if (special < 0)
            {
                Raw(text);
                return;
            }
            Raw(text[..special]);
            EscapeOne(text, special);
            text = text[(special + 1)..];
        }
    }

    public void Flush()
    {
        output.Write(buffer, 0, used);
        used = 0;
    }

    private void Reserve(int bytes)
    {
        if (bytes > buffer.Length - used)
        {
            Flush();
        }
    }

    private static int IndexOfSpecial(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' or '<' or '>' or '&' or '"' or '_' or '\uFFFE' or '\uFFFF')
            {
                return i;
            }
        }
        return -1;
    }

    private void EscapeOne(ReadOnlySpan<char> text, int at)
    {
        switch (text[at])
        {
            case '<':
                Raw("&lt;"u8);
                break;
            case '>':
                Raw("&gt;"u8);
                break;
            case '&':
                Raw("&amp;"u8);
                break;
            case '"':
                Raw("&quot;"u8);
                break;
            // A spreadsheet reads _x000A_ as a line break, so the underscore of such a text is written as a code itself.
            case '_':
                Raw(IsEscapeCode(text[at..]) ? "_x005F_"u8 : "_"u8);
                break;
            case '\n' or '\t':
                Raw(text.Slice(at, 1));
                break;
        }
    }

    private static bool IsEscapeCode(ReadOnlySpan<char> text) =>
        text.Length >= 7
        && text[1] == 'x'
        && text[6] == '_'
        && char.IsAsciiHexDigit(text[2])
        && char.IsAsciiHexDigit(text[3])
        && char.IsAsciiHexDigit(text[4])
        && char.IsAsciiHexDigit(text[5]);
}
