using System.Collections.Immutable;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Judging;

/// <summary>Collects findings with their place, and gives them in order, runs of the same problem down a column as one.</summary>
internal sealed class FindingSink
{
    private readonly List<Entry> entries = [];

    private sealed record Entry(RuleDescriptor Rule, int SheetOrder, string? Sheet, int Row, int Column, string? Text, string Problem, string Remedy, int LastRow)
    {
        public int LastColumn { get; init; } = Column;

        /// <summary>One problem of a rectangle, not the same problem row by row.</summary>
        public bool IsBlock { get; init; }
    }

    /// <summary>A finding that no cell is to blame for.</summary>
    public void Add(RuleDescriptor rule, string problem, string? remedy = null) =>
        entries.Add(new Entry(rule, -1, null, 0, 0, null, problem, remedy ?? rule.Remedy, 0));

    public void Add(RuleDescriptor rule, SheetPlace sheet, string problem, string? remedy = null) =>
        entries.Add(new Entry(rule, sheet.Order, sheet.Name, 0, 0, null, problem, remedy ?? rule.Remedy, 0));

    public void Add(RuleDescriptor rule, SheetPlace sheet, int row, int column, string? text, string problem, string? remedy = null) =>
        entries.Add(new Entry(rule, sheet.Order, sheet.Name, row, column, text, problem, remedy ?? rule.Remedy, row));

    /// <summary>A finding of a rectangle of cells.</summary>
    public void Add(RuleDescriptor rule, SheetPlace sheet, CellRange range, string problem, string? remedy = null) =>
        entries.Add(new Entry(rule, sheet.Order, sheet.Name, range.FirstRow, range.FirstColumn, null, problem, remedy ?? rule.Remedy, range.LastRow) { LastColumn = range.LastColumn, IsBlock = true });

    public bool HasErrors => entries.Any(entry => entry.Rule.Severity == Severity.Error);

    /// <summary>All findings, by sheet, row and column.</summary>
    public ImmutableArray<Finding> ToFindings()
    {
        // A stable order: of one cell's findings the first found stays the first.
        var ordered = entries.OrderBy(entry => entry.SheetOrder).ThenBy(entry => entry.Column == 0 ? 0 : 1).ThenBy(entry => entry.Row).ThenBy(entry => entry.Column);
        return [.. Grouped(ordered).Select(ToFinding)];
    }

    /// <summary>Joins the same problem with the same text in neighbouring rows of one column.</summary>
    private static List<Entry> Grouped(IEnumerable<Entry> ordered)
    {
        var grouped = new List<Entry>();
        var open = new Dictionary<(string Code, int Sheet, int Column), int>();
        foreach (var entry in ordered)
        {
            var key = (entry.Rule.Code, entry.SheetOrder, entry.Column);
            if (entry.Row > 0 && !entry.IsBlock && open.TryGetValue(key, out var at) && grouped[at] is var run
                && run.LastRow + 1 == entry.Row && run.LastColumn == entry.LastColumn && run.Text == entry.Text && run.Problem == entry.Problem && run.Remedy == entry.Remedy)
            {
                grouped[at] = run with { LastRow = entry.Row };
                continue;
            }
            open[key] = grouped.Count;
            grouped.Add(entry);
        }
        return grouped;
    }

    private static Finding ToFinding(Entry entry)
    {
        var cell = entry.Row > 0 && entry.Column > 0
            ? new CellRange(entry.Row, entry.Column, entry.LastRow, entry.LastColumn).ToString()
            : null;
        var problem = entry.LastRow > entry.Row && !entry.IsBlock ? $"第{entry.Row}–{entry.LastRow}行:{entry.Problem}" : entry.Problem;
        return new Finding(entry.Rule.Code, entry.Rule.Severity, entry.Sheet, cell,
            PersonalData.MaskOrNull(entry.Text), PersonalData.Mask(problem), PersonalData.Mask(entry.Remedy));
    }
}
