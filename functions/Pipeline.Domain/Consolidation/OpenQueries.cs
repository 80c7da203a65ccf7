using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>The cells of a workbook that open queries ask about: their figures are to be verified (待核实).</summary>
internal sealed class OpenQueries
{
    /// <summary>What a sheet holds beside its figures asks nothing of them.</summary>
    private const char OfSheet = 'S';

    /// <summary>What a row's figures are asked about together: money without people is a question of both.</summary>
    private const char OfRow = 'R';

    private readonly ILookup<string?, (CellRange Range, bool IsOfRow)> cells;

    public OpenQueries(IEnumerable<Finding> findings)
    {
        cells = findings
            .Where(finding => finding is { Severity: Severity.Query, IsExplained: false } && finding.Code[0] != OfSheet)
            .Select(finding =>
                (finding.Sheet, Range: CellRange.TryParse(finding.Cell, out var range) ? range : default, IsOfRow: finding.Code[0] == OfRow)
            )
            .Where(place => place.Range.FirstRow > 0)
            .ToLookup(place => place.Sheet, place => (place.Range, place.IsOfRow), StringComparer.Ordinal);
    }

    public bool IsEmpty => cells.Count == 0;

    /// <summary>
    /// The row with the figures marked that a query asks about: at its own cell, or all of the row where the query is of the row or its
    /// texts.
    /// </summary>
    public DetailRow Mark(DetailRow row)
    {
        var hits = cells[row.Row.Sheet].Where(place => row.Row.Row >= place.Range.FirstRow && row.Row.Row <= place.Range.LastRow).ToList();
        if (hits.Count == 0)
        {
            return row;
        }
        var values = row.Row.Values;
        var marked = new bool[values.Length];
        foreach (var (range, isOfRow) in hits)
        {
            var own = !isOfRow && values.Any(value => IsWithin(range, value));
            for (var m = 0; m < marked.Length; m++)
            {
                marked[m] |= !own || IsWithin(range, values[m]);
            }
        }
        return row with { Queried = ImmutableArray.Create(marked) };
    }

    private static bool IsWithin(CellRange range, MeasureValue value) =>
        value.Column >= range.FirstColumn && value.Column <= range.LastColumn;
}
