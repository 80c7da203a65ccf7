using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>Cells that many rows share, spelled once; only the row's number differs from row to row, and is put in its places.</summary>
internal sealed class SpelledCells
{
    /// <summary>Stands where the number of the row goes; XML knows no such character.</summary>
    private static ReadOnlySpan<byte> RowMark => [0];

    private readonly MemoryStream spelled = new();
    private readonly Utf8Buffer cells;
    private readonly List<int> places = [];
    private byte[] bytes = [];
    private int length;

    /// <summary>The digits that the places have room for; 0 if the cells are not laid out yet.</summary>
    private int digits;

    public SpelledCells() => cells = new Utf8Buffer(spelled, 1 << 12);

    /// <summary>Forgets what was spelled.</summary>
    public SpelledCells Begin()
    {
        cells.Flush();
        spelled.SetLength(0);
        digits = 0;
        return this;
    }

    /// <summary>Where further cells are spelled, before any row is written.</summary>
    public Utf8Buffer Cells => cells;

    /// <summary>The number of the row goes here.</summary>
    public void MarkRow() => cells.Raw(RowMark);

    /// <summary>Writes the cells with a row's number, which may have any number of digits.</summary>
    public void WriteTo(Utf8Buffer to, ReadOnlySpan<byte> row)
    {
        if (digits != row.Length)
        {
            LayOut(row.Length);
        }
        foreach (var place in places)
        {
            row.CopyTo(bytes.AsSpan(place));
        }
        to.Raw(bytes.AsSpan(0, length));
    }

    private void LayOut(int digitsOfRow)
    {
        cells.Flush();
        digits = digitsOfRow;
        var rest = spelled.GetBuffer().AsSpan(0, (int)spelled.Length);
        var needed = rest.Length + rest.Count(RowMark[0]) * digits;
        if (needed > bytes.Length)
        {
            bytes = new byte[needed * 2];
        }
        places.Clear();
        length = 0;
        for (var mark = rest.IndexOf(RowMark); mark >= 0; mark = rest.IndexOf(RowMark))
        {
            Append(rest[..mark]);
            places.Add(length);
            length += digits;
            rest = rest[(mark + 1)..];
        }
        Append(rest);
    }

    private void Append(ReadOnlySpan<byte> part)
    {
        part.CopyTo(bytes.AsSpan(length));
        length += part.Length;
    }
}
