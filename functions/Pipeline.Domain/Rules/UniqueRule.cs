using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Rules;

/// <summary>R404, R405: the same combination of dimensions stands once.</summary>
internal sealed class UniqueRule : FormRule
{
    public override void Check(FormTable table, RuleContext context)
    {
        foreach (var check in Checks<CheckDefinition.Unique>(table))
        {
            var dimensions = check.Dimensions.Select(table.Form.Dimension).ToArray();
            var firstRows = new Dictionary<string, int>(table.Rows.Count, StringComparer.Ordinal);
            var values = new string[dimensions.Length];
            foreach (var row in table.Rows)
            {
                if (TryRead(row, dimensions, values) && string.Join('\u001f', values) is var key && !firstRows.TryAdd(key, row.Data.Row))
                {
                    Report(table, context, check, dimensions, row, firstRows[key]);
                }
            }
        }
    }

    /// <summary>The row's values of the dimensions; false where one is blank.</summary>
    private static bool TryRead(ReadRow row, DimensionColumn[] dimensions, string[] values)
    {
        for (var i = 0; i < dimensions.Length; i++)
        {
            if (row.Data.Dimensions[dimensions[i].Index] is not { } value)
            {
                return false;
            }
            values[i] = value;
        }
        return true;
    }

    private static void Report(FormTable table, RuleContext context, CheckDefinition.Unique check, DimensionColumn[] dimensions, ReadRow row, int firstRow)
    {
        var last = dimensions[^1];
        var values = string.Join("、", dimensions.Select(dimension => row.Data.Dimensions[dimension.Index]));
        var at = Math.Max(1, table.ColumnOf(last));
        context.Findings.Add(As(check.IsError ? RuleCatalogue.DuplicateRow : RuleCatalogue.RepeatedRow, check), table.Sheet, row.Data.Row,
            at, table.WrittenAt(row.Data.Row, at, row.Data.Dimensions[last.Index]), $"“{values}”与第{firstRow}行重复。");
    }
}
