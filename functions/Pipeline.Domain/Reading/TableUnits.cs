using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Reading;

/// <summary>Which units a table's columns are read in: what header, sheet and cover say.</summary>
internal static class TableUnits
{
    public static void Set(SheetGrid sheet, SheetPlace place, TableHeader header, UnitStatement? coverUnit, FindingSink findings)
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
