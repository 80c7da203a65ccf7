using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Reading;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Rules;

/// <summary>R441: a count that is blank, and so counts as one, while the row's words say how many.</summary>
internal sealed class CountInWordsRule : FormRule
{
    public override void Check(FormTable table, RuleContext context)
    {
        foreach (var measure in table.Form.Measures.Where(measure => measure.WhenBlankValue is not null))
        {
            var columns = table.Header.Columns.Where(column => column.Definition.Role is ColumnRole.Dimension or ColumnRole.Text).ToList();
            foreach (var row in table.Rows.Where(row => row.Data.Values[measure.Index].State == MeasureState.Derived))
            {
                foreach (var column in columns)
                {
                    if (
                        table.Grid.TryGet(row.Data.Row, column.Column, out var cell)
                        && cell.Kind == CellKind.Text
                        && CountWords.Find(cell.Text!, isName: column.Definition is TextColumn { CellRequired: true }) is { } said
                        && said.Total != measure.WhenBlankValue
                    )
                    {
                        Report(table, context, measure, column, cell, said.Words);
                        break;
                    }
                }
            }
        }
    }

    private static void Report(
        FormTable table,
        RuleContext context,
        MeasureColumn measure,
        TableColumn column,
        in GridCell cell,
        string words
    ) =>
        context.Findings.Add(
            RuleCatalogue.CountInWords,
            table.Sheet,
            cell.Row,
            cell.Column,
            column.Definition is DimensionColumn { Unknown: UnknownValue.Withhold } ? null : cell.Text,
            $"“{column.Definition.Name}”里写了“{words}”,“{measure.Name}”是空的,按{measure.WhenBlankValue}计。",
            $"请把{measure.Name}填到“{measure.Name}”列,或在情况说明中说明。"
        );
}
