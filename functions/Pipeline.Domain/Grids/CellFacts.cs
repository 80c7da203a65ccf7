namespace Pipeline.Domain.Grids;

/// <summary>What a reader knows of a cell beyond its value; kept only for the few cells where there is something to know.</summary>
public sealed record CellFacts
{
    /// <summary>
    /// A number as its format shows it, where that is more or other than the number itself (<c>3.00万元</c>, <c>45.9</c> for 458,700 by
    /// <c>#,##0.0,</c>, <c>300%</c>). Null if the format only groups, rounds, or adds a currency sign.
    /// </summary>
    public string? Shown { get; init; }

    /// <summary>
    /// The whole text of a cell whose superscript, subscript or struck-out runs were left out of <see cref="GridCell.Text"/>; null if
    /// nothing was.
    /// </summary>
    public string? Written { get; init; }

    /// <summary>
    /// The formula without its equals sign (<c>SUM(E5:E9)</c>), shared and array formulas at each of their cells; null if it was not kept.
    /// </summary>
    public string? Formula { get; init; }
}
