using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Receipts;

/// <summary>The findings of one sheet by the cells that they mark.</summary>
internal sealed class SheetMarks
{
    /// <summary>Further cells of a range are coloured without a comment.</summary>
    public const int MaxCommentsPerFinding = 200;

    /// <summary>Further cells of a sheet are coloured without a comment; 校验结果 says so.</summary>
    public const int MaxCommentsPerSheet = 2_000;

    /// <summary>A finding of more cells than a sheet may hold rows is nothing that the judge says.</summary>
    private const int MaxCellsPerFinding = WorkbookLimits.MaxDataRowsPerSheet * 2;

    private readonly SortedDictionary<int, SortedDictionary<int, Severity>> rows = [];
    private readonly SortedDictionary<(int Row, int Column), List<Finding>> comments = [];

    /// <summary>Rows and their cells, in order, each with its gravest finding.</summary>
    public IReadOnlyDictionary<int, SortedDictionary<int, Severity>> Rows => rows;

    /// <summary>The commented cells with their findings, gravest first.</summary>
    public IEnumerable<KeyValuePair<(int Row, int Column), List<Finding>>> Comments => comments;

    public bool IsEmpty => rows.Count == 0;

    /// <summary>How many lines the comment of a cell takes, roughly.</summary>
    public int LinesAt((int Row, int Column) cell) =>
        comments.TryGetValue(cell, out var list)
            ? list.Sum(finding => 1 + (finding.Problem.Length / 19) + 1 + (finding.Remedy.Length / 19) + 1)
            : 4;

    /// <summary>Some marked cell has no comment, since there would be too many.</summary>
    public bool HasUncommented { get; private set; }

    /// <param name="merged">The sheet's merged ranges: only their first cell shows.</param>
    public static SheetMarks Of(IEnumerable<Finding> findings, IReadOnlyList<CellRange> merged)
    {
        var marks = new SheetMarks();
        var anchors = new MergeAnchors(merged);
        foreach (var finding in findings.OrderByDescending(finding => finding.Severity))
        {
            if (
                finding.Cell is { } cell
                && CellRange.TryParse(cell, out var range)
                && (long)(range.LastRow - range.FirstRow + 1) * (range.LastColumn - range.FirstColumn + 1) <= MaxCellsPerFinding
            )
            {
                marks.Add(finding, range, anchors);
            }
        }
        return marks;
    }

    private void Add(Finding finding, CellRange range, MergeAnchors anchors)
    {
        var commented = 0;
        for (var row = range.FirstRow; row <= range.LastRow; row++)
        {
            for (var column = range.FirstColumn; column <= range.LastColumn; column++)
            {
                var at = anchors.Of(row, column);
                if (!rows.TryGetValue(at.Row, out var cells))
                {
                    rows.Add(at.Row, cells = []);
                }
                cells.TryAdd(at.Column, finding.Severity);
                if (commented < MaxCommentsPerFinding && (comments.Count < MaxCommentsPerSheet || comments.ContainsKey(at)))
                {
                    Comment(finding, at);
                    commented++;
                }
                else
                {
                    HasUncommented = true;
                }
            }
        }
    }

    private void Comment(Finding finding, (int Row, int Column) at)
    {
        if (!comments.TryGetValue(at, out var list))
        {
            comments.Add(at, list = []);
        }
        if (!list.Contains(finding))
        {
            list.Add(finding);
        }
    }
}
