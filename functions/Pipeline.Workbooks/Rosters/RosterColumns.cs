using System.Collections.Immutable;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Text;

namespace Pipeline.Workbooks.Rosters;

/// <summary>The columns of the roster (学校名录), and where a sheet has them.</summary>
internal sealed class RosterColumns
{
    public const string SheetName = "学校名录";

    /// <summary>Names in the order of the standard roster, each with its other names.</summary>
    private static readonly ImmutableArray<(string Name, string[] Aliases, bool Required)> Known =
    [
        ("学校标识码", ["学校(机构)标识码", "学校机构标识码", "机构标识码", "标识码", "学校代码"], true),
        ("学校名称", ["学校全称", "单位名称", "学校"], true),
        ("办学类型", ["学校类型", "办学类别"], false),
        ("学段", ["办学学段", "教育阶段"], false),
        ("区县", ["县区", "县(市、区)", "区(县)", "所属区县"], true),
        ("学区", ["乡镇", "乡镇(街道)", "镇街", "学区(乡镇)", "学区(或乡镇)"], false),
        ("片区", ["所属片区"], false),
        ("状态", ["办学状态", "学校状态"], false),
    ];

    private readonly int[] columns;

    private RosterColumns(int[] columns) => this.columns = columns;

    public static ImmutableArray<string> Names => [.. Known.Select(column => column.Name)];

    public int Code => columns[0];

    /// <summary>The required columns that the header lacks.</summary>
    public IEnumerable<string> Missing =>
        Known.Where((column, index) => column.Required && columns[index] == 0).Select(column => column.Name);

    /// <summary>The text of a row under a column by its standard name; empty if blank or without such a column.</summary>
    public string Text(ReadOnlySpan<GridCell> row, string name)
    {
        var index = IndexOf(name);
        return index >= 0 && columns[index] > 0 && SheetGrid.TryGet(row, columns[index], out var cell)
            ? Folding.Fold(RosterCell.Display(cell))
            : "";
    }

    /// <summary>The column's number on the sheet; 1 where the sheet has none of that name.</summary>
    public int Of(string name) => IndexOf(name) is var index && index >= 0 && columns[index] > 0 ? columns[index] : 1;

    /// <summary>Finds the columns in a row; null if it names fewer than two, and so is no header.</summary>
    public static RosterColumns? Find(ReadOnlySpan<GridCell> row)
    {
        var columns = new int[Known.Length];
        var found = 0;
        foreach (ref readonly var cell in row)
        {
            var index = cell.Kind == CellKind.Text ? IndexOf(Folding.FoldKey(cell.Text)) : -1;
            if (index >= 0 && columns[index] == 0)
            {
                columns[index] = cell.Column;
                found++;
            }
        }
        return found >= 2 ? new RosterColumns(columns) : null;
    }

    private static int IndexOf(string key)
    {
        for (var i = 0; i < Known.Length; i++)
        {
            if (Known[i].Name == key || Known[i].Aliases.Contains(key, StringComparer.Ordinal))
            {
                return i;
            }
        }
        return -1;
    }
}
