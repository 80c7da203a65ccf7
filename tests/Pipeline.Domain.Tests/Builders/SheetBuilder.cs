using System.Collections.Immutable;
using Pipeline.Domain.Grids;

namespace Pipeline.Domain.Tests.Builders;

/// <summary>A sheet cell by cell. Values: numbers, text, <see cref="DateOnly"/>, bool, or one of <see cref="Cells"/>; null takes a cell away.</summary>
internal sealed class SheetBuilder(string name)
{
    private readonly SortedDictionary<(int Row, int Column), GridCell> cells = [];
    private readonly List<CellRange> merged = [];
    private readonly HashSet<int> hiddenRows = [];
    private readonly List<CellRange> hiddenColumns = [];

    public string Name { get; set; } = name;

    public bool IsHidden { get; set; }

    public SheetBuilder Set(string address, object? value)
    {
        Assert.True(CellAddress.TryParse(address, out var row, out var column), address);
        return Set(row, column, value);
    }

    public SheetBuilder Set(int row, int column, object? value)
    {
        if (value is null)
        {
            cells.Remove((row, column));
        }
        else
        {
            cells[(row, column)] = Cells.Of(row, column, value);
        }
        return this;
    }

    /// <summary>Sets a row from its first column on and takes away what stood there.</summary>
    public SheetBuilder Row(int row, params object?[] values)
    {
        foreach (var place in cells.Keys.Where(place => place.Row == row).ToList())
        {
            cells.Remove(place);
        }
        for (var i = 0; i < values.Length; i++)
        {
            Set(row, i + 1, values[i]);
        }
        return this;
    }

    /// <summary>Takes away all rows from this one on.</summary>
    public SheetBuilder CutFrom(int row)
    {
        foreach (var place in cells.Keys.Where(place => place.Row >= row).ToList())
        {
            cells.Remove(place);
        }
        return this;
    }

    /// <summary>Moves all rows from this one on down.</summary>
    public SheetBuilder PushDown(int row, int by)
    {
        foreach (var (place, cell) in cells.Where(cell => cell.Key.Row >= row).Reverse().ToList())
        {
            cells.Remove(place);
            cells[(place.Row + by, place.Column)] = cell with { Row = place.Row + by };
        }
        return this;
    }

    /// <summary>Puts the columns of all rows from <paramref name="fromRow"/> on in another order: the n-th new column is the old column <paramref name="order"/>[n].</summary>
    public SheetBuilder Reorder(int fromRow, params int[] order)
    {
        var old = cells.Where(cell => cell.Key.Row >= fromRow).ToList();
        foreach (var (place, _) in old)
        {
            cells.Remove(place);
        }
        foreach (var (place, cell) in old)
        {
            var column = Array.IndexOf(order, place.Column) + 1;
            if (column > 0)
            {
                cells[(place.Row, column)] = cell with { Column = column };
            }
        }
        return this;
    }

    public SheetBuilder Merge(params string[] ranges)
    {
        foreach (var range in ranges)
        {
            Assert.True(CellRange.TryParse(range, out var parsed), range);
            merged.Add(parsed);
        }
        return this;
    }

    public SheetBuilder HideRow(int row)
    {
        hiddenRows.Add(row);
        return this;
    }

    public SheetBuilder HideColumn(int column)
    {
        hiddenColumns.Add(new CellRange(1, column, CellAddress.MaxRow, column));
        return this;
    }

    public SheetGrid Build() => new(Name, IsHidden, [.. cells.Values], [.. merged], hiddenRows, hiddenColumns.ToImmutableArray());
}
