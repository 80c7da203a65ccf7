using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Text;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Workbooks.Rosters;

/// <summary>Reads the roster (学校名录) from a workbook; whatever is wrong is told with its cell, nothing is guessed.</summary>
public sealed class RosterReader
{
    private const int HeaderRowsLookedAt = 20;
    private const string Open = "在办";
    private const string Closed = "撤销";

    private static readonly char[] StageSeparators = ['、', ',', '，', '/', ';', '；'];

    private readonly List<RosterProblem> problems = [];
    private readonly List<School> schools = [];
    private readonly Dictionary<SchoolCode, string> seen = [];

    private RosterReader() { }

    /// <summary>Reads a file's content; never throws for what it holds.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="fileName">For the kind that its extension promises.</param>
    public static RosterReading Read(ReadOnlyMemory<byte> file, string fileName)
    {
        var reader = new RosterReader();
        var opening = WorkbookOpener.Open(file, fileName);
        if (opening.Grid is { } grid)
        {
            reader.ReadWorkbook(grid);
        }
        else
        {
            reader.AddRefusal(opening, fileName);
        }
        return reader.problems.Count == 0
            ? new RosterReading(new Roster(reader.schools), [])
            : new RosterReading(null, [.. reader.problems]);
    }

    /// <summary>The same words as for a school's workbook that cannot be read.</summary>
    private void AddRefusal(WorkbookOpening opening, string fileName)
    {
        var finding = WorkbookJudge.Judge(opening, fileName, new JudgingContext(FormCatalogue.Standard)).Findings[0];
        problems.Add(new RosterProblem(null, null, "学校名录读不出来:" + finding.Problem));
    }

    private void ReadWorkbook(WorkbookGrid grid)
    {
        if (grid.Sheets.FirstOrDefault(sheet => Folding.FoldKey(sheet.Name) == RosterColumns.SheetName) is not { } sheet)
        {
            problems.Add(new RosterProblem(null, null, $"缺少工作表“{RosterColumns.SheetName}”。请用学校名录的标准格式。"));
            return;
        }
        for (var index = 0; index < Math.Min(sheet.RowCount, HeaderRowsLookedAt); index++)
        {
            if (RosterColumns.Find(sheet.RowAt(index)) is { } columns)
            {
                ReadTable(sheet, columns, index);
                return;
            }
        }
        problems.Add(new RosterProblem(sheet.Name, null, $"找不到表头。应有的列:{string.Join("、", RosterColumns.Names)}。"));
    }

    private void ReadTable(SheetGrid sheet, RosterColumns columns, int header)
    {
        foreach (var missing in columns.Missing)
        {
            problems.Add(
                new RosterProblem(sheet.Name, CellAddress.Format(sheet.RowNumberAt(header), 1), $"表头缺少“{missing}”列。请补上。")
            );
        }
        if (problems.Count > 0)
        {
            return;
        }
        for (var index = header + 1; index < sheet.RowCount; index++)
        {
            ReadRow(sheet, columns, sheet.RowAt(index), sheet.RowNumberAt(index));
        }
        if (schools.Count == 0 && problems.Count == 0)
        {
            problems.Add(new RosterProblem(sheet.Name, null, "名录里没有学校。"));
        }
    }

    private void ReadRow(SheetGrid sheet, RosterColumns columns, ReadOnlySpan<GridCell> row, int number)
    {
        var text = Folding.FoldKey(columns.Text(row, "学校标识码")).TrimStart('\'');
        var name = columns.Text(row, "学校名称");
        var isNote = row.Length == 1 && !text.Any(char.IsAsciiDigit);
        if (isNote || (name.Length == 0 && text.Length == 0))
        {
            return;
        }
        var place = CellAddress.Format(number, columns.Code);
        if (!SchoolCode.TryParse(text, out var code))
        {
            problems.Add(
                new RosterProblem(
                    sheet.Name,
                    place,
                    text.Length == 0 ? $"“{name}”没有学校标识码。请填写10位数字。" : $"“{text}”不是学校标识码。应是10位数字,请改正。"
                )
            );
        }
        else if (!seen.TryAdd(code, place))
        {
            problems.Add(new RosterProblem(sheet.Name, place, $"学校标识码{code}与{seen[code]}重复。请只保留一行。"));
        }
        if (name.Length == 0)
        {
            problems.Add(new RosterProblem(sheet.Name, CellAddress.Format(number, columns.Of("学校名称")), "没有学校名称。请填写。"));
        }
        var state = Folding.FoldKey(columns.Text(row, "状态"));
        if (state is not ("" or Open or Closed))
        {
            problems.Add(
                new RosterProblem(
                    sheet.Name,
                    CellAddress.Format(number, columns.Of("状态")),
                    $"状态“{state}”不能识别。请填{Open}或{Closed}。"
                )
            );
        }
        if (problems.Count == 0)
        {
            schools.Add(
                new School(
                    code,
                    name,
                    columns.Text(row, "办学类型"),
                    Stages(columns.Text(row, "学段")),
                    Areas(columns, row),
                    state != Closed
                )
            );
        }
    }

    private static ImmutableArray<string> Stages(string text) =>
        [.. text.Split(StageSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static ImmutableArray<string> Areas(RosterColumns columns, ReadOnlySpan<GridCell> row)
    {
        var areas = ImmutableArray.CreateBuilder<string>(3);
        foreach (var name in new[] { "区县", "学区", "片区" })
        {
            if (columns.Text(row, name) is { Length: > 0 } area)
            {
                areas.Add(area);
            }
        }
        return areas.ToImmutable();
    }
}
