using System.Collections.Immutable;

namespace Pipeline.Workbooks.Summaries.Packaging;

/// <summary>Decides paper, page height and page breaks of a sheet from its column widths, row heights and groups.</summary>
internal sealed class PagePlan(SheetSetup setup)
{
    public const double DefaultHeight = 16.5;
    private const int A4 = 9;
    private const int A3 = 8;
    private const double PointsPerCharacter = 5.25;
    private const double LeastScale = 0.7;

    /// <summary>So many rows of a group go over to the next page at least.</summary>
    private const int LeastRows = 3;

    /// <summary>A group moves to the next page only where the page that it leaves is at least this full.</summary>
    private const double LeastFill = 0.2;

    private static readonly (double Width, double Height) A4Area = (770, 484);
    private static readonly (double Width, double Height) A3Area = (1119, 730);
    private readonly List<double> heights = [];
    private readonly HashSet<int> groups = [];

    public void AddRow(double height) => heights.Add(height > 0 ? height : DefaultHeight);

    /// <summary>The next row begins a group, before which a page may end.</summary>
    public void BeginGroup() => groups.Add(heights.Count + 1);

    public PageFit Fit()
    {
        var width =
            setup.Columns.Take(setup.LastPrintedColumn > 0 ? setup.LastPrintedColumn : setup.Columns.Length).Sum(column => column.Width)
            * PointsPerCharacter;
        var large = width > 0 && setup.PagesWide == 1 && A4Area.Width / width < LeastScale;
        var area = large ? A3Area : A4Area;
        var scale = Math.Min(1, area.Width / Math.Max(width, 1));
        var rows = setup.LastPrintedRow > 0 ? Math.Min(setup.LastPrintedRow, heights.Count) : heights.Count;
        var total = heights.Take(rows).Sum();
        var paper = large ? A3 : A4;
        // Better a little smaller on one page than a second page with the last few rows.
        return total * Math.Min(scale, LeastScale) <= area.Height
            ? new PageFit(paper, setup.PagesWide, 1, [])
            : new PageFit(paper, setup.PagesWide, 0, groups.Count == 0 ? [] : Breaks(rows, area.Height / scale));
    }

    private ImmutableArray<int> Breaks(int rows, double capacity)
    {
        var repeated = setup.RepeatFrom > 0 ? heights.Skip(setup.RepeatFrom - 1).Take(setup.RepeatTo - setup.RepeatFrom + 1).Sum() : 0;
        var breaks = ImmutableArray.CreateBuilder<int>();
        var (used, first) = (0.0, 1);
        for (var row = 1; row <= rows; row++)
        {
            if (used + heights[row - 1] > capacity && row > first)
            {
                row = BreakBefore(first, row, capacity);
                breaks.Add(row - 1);
                (used, first) = (repeated, row);
            }
            used += heights[row - 1];
        }
        return breaks.ToImmutable();
    }

    private int BreakBefore(int first, int row, double capacity)
    {
        for (var candidate = row; candidate > first; candidate--)
        {
            if (groups.Contains(candidate) && heights.Skip(first - 1).Take(candidate - first).Sum() >= capacity * LeastFill)
            {
                return candidate;
            }
        }
        var next = Enumerable.Range(row, LeastRows).FirstOrDefault(candidate => groups.Contains(candidate) || candidate > heights.Count);
        return next > 0 && next - LeastRows > first ? next - LeastRows : row;
    }
}
