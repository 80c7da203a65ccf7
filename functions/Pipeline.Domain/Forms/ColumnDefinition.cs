using System.Collections.Immutable;

namespace Pipeline.Domain.Forms;

/// <summary>A column of a form: the names under which schools write it, and what it holds.</summary>
public abstract record ColumnDefinition
{
    /// <summary>The English id used in JSON and storage.</summary>
    public required string Id { get; init; }

    /// <summary>The Chinese column name of the standard workbook.</summary>
    public required string Name { get; init; }

    /// <summary>Other names under which schools write the column.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>A name that counts as this column only when the cells below it are values of this dimension.</summary>
    public ImmutableArray<string> ValueAliases { get; init; } = [];

    /// <summary>The column must be there.</summary>
    public bool ColumnRequired { get; init; }

    /// <summary>In a data row the cell must be filled; goes with <see cref="ColumnRequired"/>.</summary>
    public bool CellRequired { get; init; }

    /// <summary>What the instructions of the template say about the column.</summary>
    public string Hint { get; init; } = "";

    public abstract ColumnRole Role { get; }

    /// <summary>The column's position among the columns of its role (dimensions, measures, or texts and dates together), from 0.</summary>
    public int Index { get; internal set; }
}
