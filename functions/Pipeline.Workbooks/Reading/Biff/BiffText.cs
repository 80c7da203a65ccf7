using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace Pipeline.Workbooks.Reading.Biff;

/// <summary>Reads the texts of BIFF8.</summary>
internal static class BiffText
{
    private const int IsWide = 1;
    private const int HasExtension = 4;
    private const int HasRuns = 8;

    /// <summary>A text whose length is one byte: the name of a sheet.</summary>
    public static string ReadShort(BiffCursor cursor) => Read(cursor, cursor.U8());

    /// <summary>A text whose length is two bytes; formatting and phonetic reading are passed over.</summary>
    public static string ReadLong(BiffCursor cursor) => Read(cursor, cursor.U16());

    /// <summary>As <see cref="ReadLong"/>, with the places where another font begins, in order.</summary>
    public static string ReadRich(BiffCursor cursor, List<(int Start, int Font)> runs)
    {
        runs.Clear();
        return Read(cursor, cursor.U16(), runs);
    }

    public static void Widen(ReadOnlySpan<byte> bytes, bool isWide, Span<char> into)
    {
        if (isWide)
        {
            MemoryMarshal.Cast<byte, char>(bytes).CopyTo(into);
        }
        else
        {
            Encoding.Latin1.GetChars(bytes, into);
        }
    }

    /// <summary>A text without characters that XML forbids, so that it can be written into any XML.</summary>
    public static string Create(Span<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]))
            {
                text[i] = '\uFFFD';
            }
        }
        return new string(text);
    }

    private static string Read(BiffCursor cursor, int length, List<(int Start, int Font)>? into = null)
    {
        var flags = cursor.U8();
        var runs = (flags & HasRuns) != 0 ? cursor.U16() : 0u;
        var extension = (flags & HasExtension) != 0 ? cursor.U32() : 0u;
        var text = cursor.Characters(length, (flags & IsWide) != 0);
        for (; into is not null && runs > 0; runs--)
        {
            into.Add((cursor.U16(), cursor.U16()));
        }
        cursor.Skip(runs * 4);
        cursor.Skip(extension);
        return text;
    }
}
