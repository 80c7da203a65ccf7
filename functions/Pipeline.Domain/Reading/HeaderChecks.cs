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
    private static readonly string[] PersonalWords = ["姓名", "身份证", "学生名字", "学籍号", "名单", "证件号"];

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

    /// <summary>Titles above the header that name another period than the cover.</summary>
    public static void CheckTitle(SheetGrid sheet, SheetPlace place, TableHeader header, Period period, FindingSink findings)
    {
        for (var index = 0; index < sheet.RowCount && sheet.RowNumberAt(index) < header.FirstRow; index++)
        {
            foreach (ref readonly var cell in sheet.RowAt(index))
            {
                if (cell.Kind == CellKind.Text && cell.Text!.Length <= 200 && PeriodText.TryFind(cell.Text, out var named) && Disagrees(named, period))
                {
                    findings.Add(RuleCatalogue.TitlePeriod, place, cell.Row, cell.Column, cell.Text,
                        $"标题写的是{named.ChineseName},封面的报告期是{period.ChineseName}。");
                }
            }
        }
    }

    private static bool Disagrees(Period title, Period cover) => title.Year != cover.Year || (!title.IsYear && title.Part != cover.Part);

    private static void CheckOther(SheetPlace place, OtherColumn other, FindingSink findings)
    {
        var key = Folding.FoldKey(other.Label);
        if (PersonalWords.Any(word => key.Contains(word, StringComparison.Ordinal)))
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
                : new QuantitySpec(QuantityKind.Count, measure.Unit, measure.Counters, MoneyUnit.Unstated, Math.Max(1, column.Unit.CountScale));
        }
    }

    private static UnitWords.Stated FindSheetUnit(SheetGrid sheet, TableHeader header)
    {
        for (var index = 0; index < sheet.RowCount && sheet.RowNumberAt(index) <= header.LastRow; index++)
        {
            foreach (ref readonly var cell in sheet.RowAt(index))
            {
                var (row, at) = (cell.Row, cell.Column);
                var isHeader = row >= header.FirstRow && header.Columns.Any(column => column.Column == at);
                if (cell.Kind == CellKind.Text && !isHeader && UnitWords.FindUnitLine(cell.Text) is { SaysSomething: true } unit)
                {
                    return unit;
                }
            }
        }
        return default;
    }
}
