using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Reading;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Rules;

/// <summary>U505: a remark states another unit than the row's money was read in.</summary>
internal sealed class UnitInWordsRule : FormRule
{
    private const int LongestRemark = 200;

    public override void Check(FormTable table, RuleContext context)
    {
        var money = table
            .Form.Measures.Where(measure => measure.Kind == QuantityKind.Money && table.Header.Find(measure) is not null)
            .ToList();
        var remarks = table
            .Header.Columns.Where(column => column.Definition is TextColumn { Role: ColumnRole.Text, CellRequired: false })
            .ToList();
        if (money.Count == 0 || remarks.Count == 0)
        {
            return;
        }
        foreach (var row in table.Rows)
        {
            foreach (var remark in remarks)
            {
                if (
                    table.Grid.TryGet(row.Data.Row, remark.Column, out var cell)
                    && UnitIn(cell) is not MoneyUnit.Unstated and var said
                    && money.FirstOrDefault(measure => Differs(row, measure, said)) is { } measure
                )
                {
                    context.Findings.Add(
                        RuleCatalogue.UnitInWords,
                        table.Sheet,
                        cell.Row,
                        cell.Column,
                        cell.Text,
                        $"“{remark.Definition.Name}”写的单位是{MoneyUnits.Name(said)},“{measure.Name}”是按{MoneyUnits.Name(table.Header.Find(measure)!.Spec!.StatedUnit)}读取的。"
                    );
                }
            }
        }

        bool Differs(ReadRow row, MeasureColumn measure, MoneyUnit said) =>
            row.Data.Values[measure.Index] is { Value: > 0 } value
            && table.Header.Find(measure)!.Spec!.StatedUnit is var stated
            && (stated == MoneyUnit.Unstated ? MoneyUnit.Yuan : stated) != said
            && !(value.Text?.Contains(MoneyUnits.Name(said), StringComparison.Ordinal) ?? false);
    }

    private static MoneyUnit UnitIn(in GridCell cell)
    {
        if (cell.Kind != CellKind.Text || cell.Text!.Length > LongestRemark || !cell.Text.AsSpan().ContainsAny('元', '万'))
        {
            return MoneyUnit.Unstated;
        }
        var said = UnitLines.FindSaid(cell.Text);
        return (said.SaysSomething ? said : UnitWords.ReadAlone(Folding.FoldKey(cell.Text))).Money;
    }
}
