using System.Globalization;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Rules;

/// <summary>D311: a dimension that takes other values than the form's has no more of them than a school can mean.</summary>
internal sealed class DistinctValuesRule : FormRule
{
    public override void Check(FormTable table, RuleContext context)
    {
        foreach (var dimension in table.Form.Dimensions.Where(dimension => !dimension.IsClosed))
        {
            var values = new HashSet<string>(StringComparer.Ordinal);
            foreach (var row in table.Rows)
            {
                if (
                    row.Data.Dimensions[dimension.Index] is { } value
                    && values.Add(value)
                    && values.Count == WorkbookLimits.MaxDistinctValues + 1
                )
                {
                    Report(table, context, dimension, row, value);
                }
            }
        }
    }

    private static void Report(FormTable table, RuleContext context, DimensionColumn dimension, ReadRow row, string value)
    {
        var all = table
            .Rows.Select(each => each.Data.Dimensions[dimension.Index])
            .Where(each => each is not null)
            .Distinct(StringComparer.Ordinal)
            .Count();
        var at = Math.Max(1, table.ColumnOf(dimension));
        context.Findings.Add(
            RuleCatalogue.TooManyValues,
            table.Sheet,
            row.Data.Row,
            at,
            table.WrittenAt(row.Data.Row, at, value),
            string.Create(
                CultureInfo.InvariantCulture,
                $"“{dimension.Name}”有{QuantityFormat.Count(all)}种不同的名称，最多{WorkbookLimits.MaxDistinctValues}种；从这一行起超出。"
            )
        );
    }
}
