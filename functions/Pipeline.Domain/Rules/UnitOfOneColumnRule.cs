using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Reading;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Rules;

/// <summary>U504: one column of money says its unit and another does not, and the numbers written in both are of the same order.</summary>
internal sealed class UnitOfOneColumnRule : FormRule
{
    public override void Check(FormTable table, RuleContext context)
    {
        var money = table.Header.Columns.Where(column => column.Definition is MeasureColumn { Kind: QuantityKind.Money }).ToList();
        foreach (var silent in money.Where(column => column.Spec!.StatedUnit == MoneyUnit.Unstated))
        {
            var stated = money.FirstOrDefault(column =>
                column.Spec!.StatedUnit is not (MoneyUnit.Unstated or MoneyUnit.Yuan) && IsSameOrder(table, column, silent)
            );
            if (stated is not null)
            {
                context.Findings.Add(
                    RuleCatalogue.UnitOfOneColumn,
                    table.Sheet,
                    table.Header.LastRow,
                    silent.Column,
                    silent.Label,
                    $"“{stated.Definition.Name}”的单位是{MoneyUnits.Name(stated.Spec!.StatedUnit)},“{silent.Definition.Name}”没有写单位,两列的数差不多大,暂按元计。"
                );
            }
        }
    }

    /// <summary>Most of the rows that fill both hold numbers of which neither is ten times the other.</summary>
    private static bool IsSameOrder(FormTable table, TableColumn stated, TableColumn silent)
    {
        var (both, near) = (0, 0);
        foreach (var row in table.Rows)
        {
            var one = Written(row.Data.Values[stated.Definition.Index], stated);
            var other = Written(row.Data.Values[silent.Definition.Index], silent);
            if (one is > 0 && other is > 0)
            {
                both++;
                near += one < 10 * other && other < 10 * one ? 1 : 0;
            }
        }
        return near * 2 > both;
    }

    /// <summary>The number as it was written, in the column's unit.</summary>
    private static decimal? Written(MeasureValue value, TableColumn column) =>
        value.HasValue ? (decimal)value.Value / MoneyUnits.FenPerUnit(column.Spec!.StatedUnit) : null;
}
