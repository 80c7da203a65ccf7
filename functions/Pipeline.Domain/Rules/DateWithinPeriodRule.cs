using System.Globalization;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Rules;

/// <summary>
/// R412: a date lies within the reporting period; a month alone counts by its first day, since periods hold whole months.
/// </summary>
internal sealed class DateWithinPeriodRule : FormRule
{
    public override void Check(FormTable table, RuleContext context)
    {
        if (context.Period is not { } period)
        {
            return;
        }
        foreach (var column in table.Form.Texts.Where(text => text.Role == ColumnRole.Date && text.WithinPeriod))
        {
            foreach (var row in table.Rows)
            {
                if (row.Data.Texts[column.Index] is { } kept && IsOutside(kept, period))
                {
                    var at = table.ColumnOf(column);
                    context.Findings.Add(
                        RuleCatalogue.DateOutside,
                        table.Sheet,
                        row.Data.Row,
                        at,
                        table.WrittenAt(row.Data.Row, at, kept),
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"“{column.Name}”是{kept},不在报告期{period.FirstDay:yyyy-MM-dd}至{period.LastDay:yyyy-MM-dd}内。"
                        )
                    );
                }
            }
        }
    }

    private static bool IsOutside(string kept, Period period)
    {
        if (DateOnly.TryParseExact(kept, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return !period.Contains(day);
        }
        return DateOnly.TryParseExact(kept, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            && !period.Contains(month);
    }
}
