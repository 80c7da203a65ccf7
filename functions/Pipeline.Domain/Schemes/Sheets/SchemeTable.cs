using System.Globalization;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Reading;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Schemes.Sheets;

/// <summary>One sheet of a scheme workbook as it stands: where its columns are, and its rows.</summary>
internal sealed class SchemeTable
{
    private const int HeaderRowsLookedAt = 10;

    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly FindingSink findings;
    private readonly SheetPlace place;

    private SchemeTable(SchemeSheet spec, SheetPlace place, FindingSink findings)
    {
        Spec = spec;
        this.place = place;
        this.findings = findings;
    }

    public SchemeSheet Spec { get; }

    /// <summary>Rows below the header that hold something.</summary>
    public List<SchemeRow> Rows { get; } = [];

    /// <summary>Reads the sheet's header and rows; null if it is missing or no header is to be found, which is told.</summary>
    public static SchemeTable? Read(WorkbookGrid grid, SchemeSheet spec, FindingSink findings)
    {
        var order = -1;
        SheetGrid? sheet = null;
        for (var i = 0; i < grid.Sheets.Length && sheet is null; i++)
        {
            (sheet, order) = Folding.FoldKey(grid.Sheets[i].Name) == spec.Name ? (grid.Sheets[i], i) : (null, -1);
        }
        if (sheet is null)
        {
            if (spec.Required)
            {
                findings.Add(SchemeRules.SheetMissing, $"没有工作表“{spec.Name}”。");
            }
            return null;
        }
        var table = new SchemeTable(spec, new SheetPlace(sheet.Name, order), findings);
        return table.ReadHeader(sheet) is { } header && table.ReadRows(sheet, header) ? table : null;
    }

    public int ColumnOf(string name) => columns.GetValueOrDefault(name);

    public void Add(RuleDescriptor rule, int row, string column, string? text, string problem, string? remedy = null) =>
        findings.Add(rule, place, row, Math.Max(1, ColumnOf(column)), text, problem, remedy);

    private int? ReadHeader(SheetGrid sheet)
    {
        for (var i = 0; i < Math.Min(sheet.RowCount, HeaderRowsLookedAt); i++)
        {
            columns.Clear();
            var unknown = new List<GridCell>();
            foreach (ref readonly var cell in sheet.RowAt(i))
            {
                var key = Folding.FoldKey(CellWords.Display(cell));
                if (Spec.Columns.FirstOrDefault(column => column.Name == key) is not { } column)
                {
                    unknown.Add(cell);
                }
                else if (!columns.TryAdd(column.Name, cell.Column))
                {
                    findings.Add(
                        SchemeRules.Twice,
                        place,
                        cell.Row,
                        cell.Column,
                        CellWords.Display(cell),
                        $"列“{column.Name}”出现了两次。"
                    );
                }
            }
            if (columns.Count >= 2)
            {
                Complete(sheet.RowNumberAt(i), unknown);
                return i;
            }
        }
        findings.Add(
            SchemeRules.ColumnMissing,
            place,
            $"工作表“{Spec.Name}”没有表头。应有的列:{string.Join("、", Spec.Columns.Select(column => column.Name))}。"
        );
        return null;
    }

    private void Complete(int row, List<GridCell> unknown)
    {
        foreach (var cell in unknown)
        {
            findings.Add(
                SchemeRules.Extra,
                place,
                cell.Row,
                cell.Column,
                CellWords.Display(cell),
                $"“{Spec.Name}”没有“{CellWords.Display(cell)}”这一列,没有读取。"
            );
        }
        foreach (var missing in Spec.Columns.Where(column => column.Required && !columns.ContainsKey(column.Name)))
        {
            findings.Add(SchemeRules.ColumnMissing, place, row, 1, "", $"“{Spec.Name}”缺少“{missing.Name}”列。");
        }
    }

    private bool ReadRows(SheetGrid sheet, int header)
    {
        if (Spec.Columns.Any(column => column.Required && !columns.ContainsKey(column.Name)))
        {
            return false;
        }
        for (var i = header + 1; i < sheet.RowCount; i++)
        {
            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, column) in columns)
            {
                if (SheetGrid.TryGet(sheet.RowAt(i), column, out var cell) && CellWords.Display(cell).Trim() is { Length: > 0 } text)
                {
                    texts[name] = text;
                }
            }
            if (texts.Count > 0)
            {
                var row = new SchemeRow(this, sheet.RowNumberAt(i), texts);
                row.CheckWords();
                Rows.Add(row);
            }
        }
        return true;
    }
}

/// <summary>A row of a scheme sheet.</summary>
internal sealed class SchemeRow(SchemeTable table, int number, Dictionary<string, string> texts)
{
    private static readonly char[] Separators = ['、', ';', '；', '\n', '\r'];

    public int Number => number;

    public SchemeTable Table => table;

    /// <summary>The cell's text, trimmed; empty if blank.</summary>
    public string this[string column] => texts.GetValueOrDefault(column, "");

    public bool Is(string column) => Folding.FoldKey(this[column]) == "是";

    public string Word(string column) => Folding.FoldKey(this[column]);

    /// <summary>Names parted by 、 or ; outside of brackets.</summary>
    public List<string> Names(string column)
    {
        var names = new List<string>();
        var (depth, from, text) = (0, 0, this[column]);
        for (var i = 0; i <= text.Length; i++)
        {
            depth +=
                i == text.Length ? 0
                : text[i] is '(' or '（' ? 1
                : text[i] is ')' or '）' && depth > 0 ? -1
                : 0;
            if (i == text.Length || (depth == 0 && Separators.Contains(text[i])))
            {
                if (Folding.Fold(text[from..i]) is { Length: > 0 } name)
                {
                    names.Add(name);
                }
                from = i + 1;
            }
        }
        return names;
    }

    /// <summary>A whole number, a percent sign or 元 behind it aside; null if blank, or none, which is told.</summary>
    public long? Whole(string column, long least, long most)
    {
        var text = Folding.FoldKey(this[column]).TrimEnd('%', '元');
        if (text.Length == 0)
        {
            return null;
        }
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole >= least && whole <= most)
        {
            return whole;
        }
        Add(SchemeRules.BadNumber, column, $"“{column}”填的“{this[column]}”不对,应是{least}至{most}的整数。");
        return null;
    }

    public void Add(RuleDescriptor rule, string column, string problem, string? remedy = null) =>
        table.Add(rule, number, column, this[column], problem, remedy);

    /// <summary>Required cells are filled, and words are among those that the column takes.</summary>
    public void CheckWords()
    {
        foreach (var column in table.Spec.Columns)
        {
            if (column.Required && this[column.Name].Length == 0)
            {
                Add(SchemeRules.Blank, column.Name, $"“{column.Name}”没有填。");
            }
            else if (!column.Choices.IsDefaultOrEmpty && this[column.Name].Length > 0 && !column.Choices.Contains(Word(column.Name)))
            {
                Add(
                    SchemeRules.NotAChoice,
                    column.Name,
                    $"“{column.Name}”填的“{this[column.Name]}”不对,只能填{string.Join("、", column.Choices)}。"
                );
            }
        }
    }
}
