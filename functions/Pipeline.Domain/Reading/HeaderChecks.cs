using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>What is wrong with a table's header, and which units its columns are read in.</summary>
internal static class HeaderChecks
{
    private static readonly string[] PersonalWords = ["姓名", "身份证", "名字", "学籍号", "名单", "证件号", "证件号码"];

    /// <summary>Labels that mean a person's name where nothing else is said.</summary>
    private static readonly string[] PersonalLabels = ["学生", "获奖学生", "受助学生", "获奖人", "获奖者", "选手", "参赛学生", "学号", "监护人", "家长", "学生证号"];

    private const int LongestTitle = 200;

    public static void Check(FormDefinition form, SheetGrid sheet, SheetPlace place, TableHeader header, FindingSink findings)
    {
        foreach (var column in form.Columns.Where(column => column.ColumnRequired && header.Find(column) is null))
        {
            findings.Add(RuleCatalogue.ColumnMissing, place, header.LastRow, 0, null, $"缺少必填的列“{column.Name}”。", $"请按标准报表补上“{column.Name}”列,列名不要改动。");
        }
        foreach (var other in header.Others)
        {
            CheckOther(place, other, findings);
        }
        SetSpecs(sheet, place, header, findings);
    }

    /// <summary>Titles above the header that name another period than the cover; a year within the school's own name is none.</summary>
    public static void CheckTitle(FormTable table, Period period, string? schoolName, FindingSink findings)
    {
        var sheet = table.Grid;
        for (var index = 0; index < sheet.RowCount && sheet.RowNumberAt(index) < table.Header.FirstRow; index++)
        {
            foreach (ref readonly var cell in sheet.RowAt(index))
            {
                if (cell.Kind == CellKind.Text && cell.Text!.Length <= LongestTitle && PeriodsOf(cell.Text, schoolName) is { Count: > 0 } named && named.All(title => Disagrees(title, period)))
                {
                    findings.Add(RuleCatalogue.TitlePeriod, table.Sheet, cell.Row, cell.Column, cell.Text,
                        $"标题写的是{named[0].ChineseName},封面的报告期是{period.ChineseName}。");
                }
            }
        }
    }

    private static IReadOnlyList<Period> PeriodsOf(string title, string? schoolName)
    {
        if (!title.AsSpan().ContainsAnyInRange('0', '9') && !title.AsSpan().ContainsAnyInRange('０', '９'))
        {
            return [];
        }
        var key = Folding.FoldKey(title);
        var school = Folding.FoldKey(schoolName);
        return PeriodText.FindAll(school.Length > 0 ? key.Replace(school, "", StringComparison.Ordinal) : key);
    }

    private static bool Disagrees(Period title, Period cover) => title.Year != cover.Year || (!title.IsYear && title.Part != cover.Part);

    private static void CheckOther(SheetPlace place, OtherColumn other, FindingSink findings)
    {
        var key = other.Label.Length <= LongestTitle ? Folding.FoldKey(other.Label) : "";
        if (PersonalLabels.Contains(key, StringComparer.Ordinal) || PersonalWords.Any(word => key.Contains(word, StringComparison.Ordinal)))
        {
            findings.Add(RuleCatalogue.PersonalColumn, place, other.Row, other.Column, other.Label,
                $"“{QuantityFindings.Quote(other.Label)}”这一列像是个人信息。为保护未成年人个人信息,没有读取,也没有入库。");
        }
        else if (other.SameAs is { } same)
        {
            findings.Add(RuleCatalogue.ColumnTwice, place, other.Row, other.Column, other.Label,
                $"“{QuantityFindings.Quote(other.Label)}”和另一列都表示“{same.Name}”,不知道以哪一列为准。");
        }
        else
        {
            findings.Add(RuleCatalogue.ColumnUnknown, place, other.Row, other.Column, other.Label,
                $"标准报表没有“{QuantityFindings.Quote(other.Label)}”这一列,没有读取。");
        }
    }

    private static void SetSpecs(SheetGrid sheet, SheetPlace place, TableHeader header, FindingSink findings)
    {
        var sheetUnit = FindSheetUnit(sheet, header);
        foreach (var column in header.Columns)
        {
            if (column.Definition is not MeasureColumn measure)
            {
                continue;
            }
            var isMoney = measure.Kind == QuantityKind.Money;
            if (isMoney ? column.Unit is { NamesCount: true, Money: MoneyUnit.Unstated } : column.Unit is { NamesCount: false, Money: not MoneyUnit.Unstated })
            {
                findings.Add(RuleCatalogue.HeaderUnitWrong, place, header.LastRow, column.Column, column.Label, $"“{measure.Name}”的单位应是{measure.Unit},列名写的是“{QuantityFindings.Quote(column.Label)}”。");
            }
            var stated = column.Unit.Money != MoneyUnit.Unstated ? column.Unit.Money : sheetUnit.Money;
            if (isMoney && column.Unit.Money != MoneyUnit.Unstated && sheetUnit.Money != MoneyUnit.Unstated && column.Unit.Money != sheetUnit.Money)
            {
                findings.Add(RuleCatalogue.UnitLineDiffers, place, header.LastRow, column.Column, column.Label,
                    $"“{measure.Name}”的列名写的单位是{MoneyUnits.Name(column.Unit.Money)},表上方写的是{MoneyUnits.Name(sheetUnit.Money)},按列名的单位计。");
            }
            column.Spec = isMoney
                ? new QuantitySpec(QuantityKind.Money, measure.Unit, measure.Counters, stated)
                : new QuantitySpec(QuantityKind.Count, measure.Unit, measure.Counters, MoneyUnit.Unstated, CountScale(measure, column.Unit, sheetUnit));
        }
    }

    /// <summary>A line such as 单位:万人 is about people;班级数 and 数量 have no such size.</summary>
    private static long CountScale(MeasureColumn measure, UnitWords.Stated header, UnitWords.Stated sheet) => Math.Max(1,
        header.NamesCount ? header.CountScale : measure.Unit is "人" or "人次" ? sheet.CountScale : 1);

    /// <summary>What the cells above the header, or beside it, say together: 单位:人 in one, 单位:万元 in another.</summary>
    private static UnitWords.Stated FindSheetUnit(SheetGrid sheet, TableHeader header)
    {
        var stated = default(UnitWords.Stated);
        for (var index = 0; index < sheet.RowCount && sheet.RowNumberAt(index) <= header.LastRow; index++)
        {
            foreach (ref readonly var cell in sheet.RowAt(index))
            {
                if (cell.Kind == CellKind.Text && (cell.Row < header.FirstRow || UnitWords.IsUnitLine(cell.Text)))
                {
                    stated = UnitWords.Join(stated, UnitWords.FindUnitLine(cell.Text));
                }
            }
        }
        return stated;
    }
}
