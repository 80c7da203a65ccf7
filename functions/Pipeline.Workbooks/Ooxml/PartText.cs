using System.Xml;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>Text that is put together from pieces of a part, without a string for each.</summary>
internal sealed class PartText
{
    // A cell holds 32,767 characters; what is a hundred times longer is no text of a workbook.
    private const int MaxLength = 4 * 1024 * 1024;

    private const int LeastRoom = 64;

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

    /// <summary>Appends the value that a reader stands at, without a string for it.</summary>
    /// <exception cref="RefusedException">The text has become too long.</exception>
    public void AppendFrom(XmlReader reader)
    {
        while (true)
        {
            if (buffer.Length - length < LeastRoom)
            {
                Room(LeastRoom);
            }
            var room = buffer.Length - length;
            var got = reader.ReadValueChunk(buffer, length, room);
            length += got;
            if (got < room)
            {
                return;
            }
        }
    }

    public override string ToString() => new(Chars);
}
