using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>Cells that the figures of one data row share, spelled once; only the row's number differs from figure to figure.</summary>
internal sealed class RowCells
{
    /// <summary>Stands where the number of the row goes; XML knows no such character.</summary>
    public static ReadOnlySpan<byte> RowMark => [0];

    private readonly MemoryStream spelled = new();

    public RowCells() => Cells = new Utf8Buffer(spelled);

    /// <summary>Where the cells are spelled, with <see cref="RowMark"/> in the place of the row's number.</summary>
    public Utf8Buffer Cells { get; }

    /// <summary>Forgets the cells of the data row before.</summary>
    public Utf8Buffer Begin()
    {
        spelled.SetLength(0);
        return Cells;
    }

    public void WriteTo(Utf8Buffer to, ReadOnlySpan<byte> row)
    {
        Cells.Flush();
        var rest = spelled.GetBuffer().AsSpan(0, (int)spelled.Length);
        for (var mark = rest.IndexOf(RowMark); mark >= 0; mark = rest.IndexOf(RowMark))
        {
            to.Raw(rest[..mark]);
            to.Raw(row);
            rest = rest[(mark + 1)..];
        }
        to.Raw(rest);
    }
}
