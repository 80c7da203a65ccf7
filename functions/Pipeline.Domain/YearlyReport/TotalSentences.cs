using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Schemes.Placeholders;
using Pipeline.Domain.Schemes.Sentences;

namespace Pipeline.Domain.YearlyReport;

/// <summary>变化句 and 平均句: a form's total against the earlier period, and over another of its totals.</summary>
internal static class TotalSentences
{
    /// <summary>Null if the earlier figures are no fair measure.</summary>
    public static string? Change(Summary summary, FormSummary form, ComposedSentence roles)
    {
        var measure = (MeasureColumn)roles.Roles["指标"];
        if (ComparisonWords.EarlierOf(summary, form) is not { } earlier)
        {
            return null;
        }
        var change = ReportNumbers.Change(
            form.Totals[measure.Index],
            earlier.Total(measure.Id),
            total => FigureWords.Of(total, measure, ShownAs.Plain)
        );
        return change is null ? null : $"{summary.Covered.ChineseName}{form.Form.Sheet}{ComparisonWords.Than(summary)}{change}。";
    }

    /// <summary>Null if either total is approximate, or some schools left it blank.</summary>
    public static string? Average(Summary summary, FormSummary form, ComposedSentence roles)
    {
        var (whole, units) = ((MeasureColumn)roles.Roles["总数"], (MeasureColumn)roles.Roles["个数"]);
        if (
            form.Totals[units.Index] is not { Value: > 0, IsPartial: false, Approximate: false } count
            || form.Totals[whole.Index] is not { Value: { } sum, IsPartial: false, Approximate: false } total
        )
        {
            return null;
        }
        var average = QuantityFormat.Plain((decimal)sum / count.Value!.Value, 1);
        return $"{summary.Covered.ChineseName}平均每{Counter(units)}{average}{whole.Unit}"
            + $"{(count.Queried || total.Queried ? ReportNumbers.ToVerify : "")}。";
    }

    /// <summary>班 for 班级数, 所 for 学校数: what is counted, without the word for a number.</summary>
    private static string Counter(MeasureColumn units) => units.Name.TrimEnd('数').TrimEnd('级');
}
