using System.Collections.Immutable;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Text;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Workbooks.Rosters;

/// <summary>Temporary: replaced by branch receipt's reader.</summary>
public static class RosterReader
{
    public static RosterReading Read(ReadOnlyMemory<byte> file, string name)
    {
        var grid = WorkbookOpener.Open(file, name).Grid!;
        var sheet = grid.Sheets.First(s => Folding.FoldKey(s.Name) == "学校名录");
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var schools = new List<School>();
        for (var i = 0; i < sheet.RowCount; i++)
        {
            var row = sheet.RowAt(i);
            if (columns.Count == 0)
            {
                foreach (var c in row) { if (c.Kind == CellKind.Text) { columns[Folding.FoldKey(c.Text)] = c.Column; } }
                if (!columns.ContainsKey("学校标识码")) { columns.Clear(); }
                continue;
            }
            string Get(ReadOnlySpan<GridCell> r, string n) => columns.TryGetValue(n, out var col) && SheetGrid.TryGet(r, col, out var c) ? Folding.FoldKey(c.Text ?? c.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)) : "";
            schools.Add(new School(SchoolCode.Parse(Get(row, "学校标识码")), Get(row, "学校名称"), Get(row, "办学类型"), [.. Get(row, "学段").Split('、')],
                new[] { Get(row, "区县"), Get(row, "学区") + Get(row, "乡镇"), Get(row, "片区") }.Where(a => a.Length > 0).ToImmutableArray(), Get(row, "状态") != "撤销"));
        }
        return new RosterReading(new Roster(schools), []);
    }
}

public sealed record RosterReading(Roster? Roster, ImmutableArray<string> Problems);
