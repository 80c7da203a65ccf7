using Pipeline.Workbooks.Reading;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>Text that is put together from pieces of a part, without a string for each.</summary>
internal sealed class PartText
{
    // A cell holds 32,767 characters; what is a hundred times longer is no text of a workbook.
    private const int MaxLength = 4 * 1024 * 1024;

    private char[] buffer = new char[256];
    private int length;

    public ReadOnlySpan<char> Chars => buffer.AsSpan(0, length);

    public void Clear() => length = 0;

    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length).Span);
        length += text.Length;
    }

    /// <summary>Room for so many more characters behind what is there.</summary>
    /// <exception cref="RefusedException">The text has become too long.</exception>
    public Memory<char> Room(int more)
    {
        if (length + more > MaxLength)
        {
            throw RefusedException.Damaged("a text is too long");
        }
        if (length + more > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + more));
        }
        return buffer.AsMemory(length, more);
    }

    /// <summary>Appends what a reader gives, in pieces, until it gives no more.</summary>
    public void AppendFrom(Func<char[], int, int, int> read)
    {
        while (true)
        {
            if (length == buffer.Length)
            {
                Room(1);
            }
            var got = read(buffer, length, buffer.Length - length);
            if (got == 0)
            {
                return;
            }
            length += got;
        }
    }

    public override string ToString() => new(Chars);
}
