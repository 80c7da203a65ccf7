using Pipeline.Workbooks.Reading;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>Text that is put together from pieces of a part.</summary>
internal sealed class PartText
{
    // A cell holds 32,767 characters; what is a hundred times longer is no text of a workbook.
    private const int MaxLength = 4 * 1024 * 1024;

    private char[] buffer = new char[256];
    private int length;

    public ReadOnlySpan<char> Chars => buffer.AsSpan(0, length);

    public void Clear() => length = 0;

    /// <exception cref="RefusedException">The text has become too long.</exception>
    public void Append(ReadOnlySpan<char> text)
    {
        if (length + text.Length > MaxLength)
        {
            throw RefusedException.Damaged("a text is too long");
        }
        if (length + text.Length > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + text.Length));
        }
        text.CopyTo(buffer.AsSpan(length));
        length += text.Length;
    }

    public override string ToString() => new(Chars);
}
