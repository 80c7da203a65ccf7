using System.Collections.Immutable;
using Pipeline.Domain.Grids;

namespace Pipeline.Domain.Tests.Builders;

/// <summary>
/// A sheet cell by cell. Values: numbers, text, <see cref="DateOnly"/>, bool, or one of <see cref="Cells"/>; null takes a cell away.
/// </summary>
internal sealed class SheetBuilder(string name)
{
    private readonly SortedDictionary<int, SortedDictionary<int, GridCell>> rows = [];
    private readonly List<CellRange> merged = [];
    private readonly HashSet<int> hiddenRows = [];
    private readonly List<CellRange> hiddenColumns = [];
    private readonly Dictionary<(int, int), string> notes = [];
    private readonly List<string> pageTexts = [];

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
            rows.GetValueOrDefault(row)?.Remove(column);
            return this;
        }
        if (!rows.TryGetValue(row, out var cells))
        {
            rows.Add(row, cells = []);
        }
        cells[column] = Cells.Of(row, column, value);
        return this;
    }

    /// <summary>Sets a row from its first column on and takes away what stood there.</summary>
    public SheetBuilder Row(int row, params object?[] values)
    {
        rows.Remove(row);
        for (var i = 0; i < values.Length; i++)
        {
            Set(row, i + 1, values[i]);
        }
        return this;
    }

    /// <summary>Sets a row to what stands in another.</summary>
    public SheetBuilder CopyRow(int from, int to)
    {
        var cells = rows.GetValueOrDefault(from)?.Values.Select(cell => cell with { Row = to }).ToList() ?? [];
        rows[to] = [];
        cells.ForEach(cell => rows[to].Add(cell.Column, cell));
        return this;
    }

    /// <summary>Takes away all rows from this one on.</summary>
    public SheetBuilder CutFrom(int row)
    {
        foreach (var below in rows.Keys.Where(number => number >= row).ToList())
        {
            rows.Remove(below);
        }
        return this;
    }

    /// <summary>Moves all rows from this one on down.</summary>
    public SheetBuilder PushDown(int row, int by)
    {
        foreach (var (number, cells) in rows.Where(cells => cells.Key >= row).Reverse().ToList())
        {
            rows.Remove(number);
            rows[number + by] = new(cells.ToDictionary(cell => cell.Key, cell => cell.Value with { Row = number + by }));
        }
        return this;
    }

    /// <summary>
    /// Puts the columns of all rows from <paramref name="fromRow"/> on in another order: the n-th new column is the old column <paramref
    /// name="order"/>[n].
    /// </summary>
    public SheetBuilder Reorder(int fromRow, params int[] order)
    {
        foreach (var (number, cells) in rows.Where(cells => cells.Key >= fromRow).ToList())
        {
            rows[number] = [];
            for (var i = 0; i < order.Length; i++)
            {
                if (cells.TryGetValue(order[i], out var cell))
                {
                    rows[number][i + 1] = cell with { Column = i + 1 };
                }
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

    /// <summary>A comment at a cell.</summary>
    public SheetBuilder Note(string address, string text)
    {
        Assert.True(CellAddress.TryParse(address, out var row, out var column), address);
        notes[(row, column)] = text;
        return this;
    }

    /// <summary>A text of the printed page's header.</summary>
    public SheetBuilder PageText(string text)
    {
        pageTexts.Add(text);
        return this;
    }

    public SheetGrid Build() =>
        new(Name, IsHidden, [.. rows.Values.SelectMany(cells => cells.Values)], [.. merged], hiddenRows, hiddenColumns.ToImmutableArray())
        {
            Notes = notes,
            PageTexts = [.. pageTexts],
        };
}
