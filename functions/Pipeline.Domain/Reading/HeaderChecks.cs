using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>What is wrong with a table's header.</summary>
internal static class HeaderChecks
{
    public static void Check(FormDefinition form, SheetGrid sheet, SheetPlace place, TableHeader header, UnitStatement? coverUnit, FindingSink findings)
    {
        foreach (var column in form.Columns.Where(column => column.ColumnRequired && header.Find(column) is null))
        {
            findings.Add(RuleCatalogue.ColumnMissing, place, header.LastRow, 0, null, $"缺少必填的列“{column.Name}”。", $"请按标准报表补上“{column.Name}”列,列名不要改动。");
        }
        foreach (var other in header.Others)
        {
            CheckOther(place, other, findings);
        }
        TableUnits.Set(sheet, place, header, coverUnit, findings);
    }

    private static void CheckOther(SheetPlace place, OtherColumn other, FindingSink findings)
    {
        if (PersonalData.IsLabel(other.Label))
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
}
