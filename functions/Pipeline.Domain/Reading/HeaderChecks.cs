using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;

namespace Pipeline.Domain.Reading;

/// <summary>What is wrong with a table's header.</summary>
internal static class HeaderChecks
{
    public static void Check(
        FormDefinition form,
        SheetGrid sheet,
        SheetPlace place,
        TableHeader header,
        UnitStatement? coverUnit,
        FindingSink findings
    )
    {
        foreach (var column in form.Columns.Where(column => column.ColumnRequired && header.Find(column) is null))
        {
            findings.Add(
                RuleCatalogue.ColumnMissing,
                place,
                header.LastRow,
                0,
                null,
                $"缺少必填的列“{column.Name}”。",
                $"请按标准报表补上“{column.Name}”列,列名不要改动。"
            );
        }
        foreach (var other in header.Others)
        {
            OtherColumnChecks.Check(place, other, findings);
        }
        TableUnits.Set(form, sheet, place, header, coverUnit, findings);
    }
}
