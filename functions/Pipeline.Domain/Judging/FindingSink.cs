using System.Collections.Immutable;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Judging;

/// <summary>Collects findings with their place, and gives them in order, runs of the same problem down a column as one.</summary>
/// <remarks>Of a rule's findings on one sheet as many are kept as anyone could work through; the others are counted.</remarks>
internal sealed class FindingSink
{
    /// <summary>A sheet may have ten times as many rows; who has mended these sees the next.</summary>
    public const int MaxPerRuleAndSheet = 2_000;

    private readonly List<Entry> entries = [];
    private readonly Dictionary<(string Code, int Sheet, int Column), int> last = [];
    private readonly Dictionary<(string Code, int Sheet), Tally> tallies = [];

    private sealed record Entry(
        RuleDescriptor Rule,
        int SheetOrder,
        string? Sheet,
        int Row,
        int Column,
        string? Text,
        string Problem,
        string Remedy,
        int LastRow
    )
    {
        public int LastColumn { get; init; } = Column;

        /// <summary>One problem of a rectangle, not the same problem row by row.</summary>
        public bool IsBlock { get; init; }
    }

    /// <summary>A finding that no cell is to blame for.</summary>
    public void Add(RuleDescriptor rule, string problem, string? remedy = null) =>
        Add(new Entry(rule, -1, null, 0, 0, null, problem, remedy ?? rule.Remedy, 0));

    public void Add(RuleDescriptor rule, SheetPlace sheet, string problem, string? remedy = null) =>
        Add(new Entry(rule, sheet.Order, sheet.Name, 0, 0, null, problem, remedy ?? rule.Remedy, 0));

    public void Add(RuleDescriptor rule, SheetPlace sheet, int row, int column, string? text, string problem, string? remedy = null) =>
        Add(new Entry(rule, sheet.Order, sheet.Name, row, column, text, problem, remedy ?? rule.Remedy, row));

    private void Add(Entry entry)
    {
        var column = (entry.Rule.Code, entry.SheetOrder, entry.Column);
        if (last.TryGetValue(column, out var at) && IsNext(entries[at], entry))
        {
            entries[at] = entries[at] with { LastRow = entry.LastRow };
            return;
        }
        var key = (entry.Rule.Code, entry.SheetOrder);
        if (!tallies.TryGetValue(key, out var tally))
        {
            tallies.Add(key, tally = new Tally(entry));
        }
        if (++tally.Count > MaxPerRuleAndSheet)
        {
            return;
        }
        last[column] = entries.Count;
        entries.Add(entry);
    }

    private static bool IsNext(Entry run, Entry entry) =>
        entry.Row > 0
        && !entry.IsBlock
        && !run.IsBlock
        && run.LastRow + 1 == entry.Row
        && run.Text == entry.Text
        && run.Problem == entry.Problem
        && run.Remedy == entry.Remedy;

    /// <summary>A finding of a rectangle of cells.</summary>
    public void Add(RuleDescriptor rule, SheetPlace sheet, CellRange range, string problem, string? remedy = null) =>
        Add(
            new Entry(rule, sheet.Order, sheet.Name, range.FirstRow, range.FirstColumn, null, problem, remedy ?? rule.Remedy, range.LastRow)
            {
                LastColumn = range.LastColumn,
                IsBlock = true,
            }
        );

    public bool HasErrors => entries.Any(entry => entry.Rule.Severity == Severity.Error);

    /// <summary>All findings, by sheet, row and column.</summary>
    public ImmutableArray<Finding> ToFindings()
    {
        // A stable order: of one cell's findings the first found stays the first.
        var ordered = entries
            .OrderBy(entry => entry.SheetOrder)
            .ThenBy(entry => entry.Column == 0 ? 0 : 1)
            .ThenBy(entry => entry.Row)
            .ThenBy(entry => entry.Column);
        return [.. Grouped(ordered).Select(ToFinding), .. Uncounted()];
    }

    private IEnumerable<Finding> Uncounted() =>
        tallies
            .Values.Where(tally => tally.Count > MaxPerRuleAndSheet)
            .Select(tally => new Finding(
                tally.First.Rule.Code,
                tally.First.Rule.Severity,
                tally.First.Sheet,
                null,
                null,
                $"这样的问题在本表还有{tally.Count - MaxPerRuleAndSheet}处,没有一一列出。",
                "先改正列出的,再上传;余下的会继续列出。"
            ));

    /// <summary>How often a rule spoke on a sheet.</summary>
    private sealed class Tally(Entry first)
    {
        public Entry First => first;

        public int Count { get; set; }
    }

    /// <summary>Joins the same problem with the same text in neighbouring rows of one column.</summary>
    private static List<Entry> Grouped(IEnumerable<Entry> ordered)
    {
        var grouped = new List<Entry>();
        var open = new Dictionary<(string Code, int Sheet, int Column), int>();
        foreach (var entry in ordered)
        {
            var key = (entry.Rule.Code, entry.SheetOrder, entry.Column);
            if (open.TryGetValue(key, out var at) && IsNext(grouped[at], entry))
            {
                grouped[at] = grouped[at] with { LastRow = entry.LastRow };
                continue;
            }
            open[key] = grouped.Count;
            grouped.Add(entry);
        }
        return grouped;
    }

    private static Finding ToFinding(Entry entry)
    {
        var cell =
            entry.Row > 0 && entry.Column > 0 ? new CellRange(entry.Row, entry.Column, entry.LastRow, entry.LastColumn).ToString() : null;
        var problem = entry.LastRow > entry.Row && !entry.IsBlock ? $"第{entry.Row}–{entry.LastRow}行:{entry.Problem}" : entry.Problem;
        return new Finding(
            entry.Rule.Code,
            entry.Rule.Severity,
            entry.Sheet,
            cell,
            PersonalData.MaskOrNull(entry.Text),
            PersonalData.Mask(problem),
            PersonalData.Mask(entry.Remedy)
        );
    }
}
