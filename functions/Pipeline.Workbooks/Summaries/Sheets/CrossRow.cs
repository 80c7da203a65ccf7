using System.Collections.Immutable;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>A row of a cross table.</summary>
/// <param name="Keys">The values of the row dimensions: none for the total, one for a subtotal, all for a figure.</param>
/// <param name="Last">For total and subtotal: how many rows below belong to it.</param>
internal sealed record CrossRow(ImmutableArray<string> Keys, int Last)
{
    public bool IsTotal => Keys.Length == 0;
}
