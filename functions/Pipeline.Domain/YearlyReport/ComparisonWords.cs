using System.Globalization;
using Pipeline.Domain.Consolidation.Results;

namespace Pipeline.Domain.YearlyReport;

/// <summary>Says what a change is measured against; nothing where much fewer schools have earlier figures than have figures now.</summary>
internal static class ComparisonWords
{
    private const int LeastShare = 90;

    /// <summary>The earlier figures of a form; null if they are no fair measure.</summary>
    public static FormReader? EarlierOf(Summary summary, FormSummary form)
    {
        if (summary.Comparison is not { } comparison || !summary.Covered.Equals(summary.Period))
        {
            return null;
        }
        var now = summary.Schools.Count(school => school.IsCounted);
        var isFair = comparison.Schools * 100 >= now * LeastShare && comparison.Schools * LeastShare <= now * 100;
        return isFair && comparison.Forms.FirstOrDefault(other => other.Form.Id == form.Form.Id) is { Reported: true } earlier
            ? FormReader.Of(earlier)
            : null;
    }

    /// <summary><c>比2018年同期(23所学校)</c>.</summary>
    public static string Than(Summary summary)
    {
        var comparison = summary.Comparison!;
        var schools =
            comparison.Schools == summary.Schools.Count(school => school.IsCounted)
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $"({comparison.Schools}所学校)");
        return "比" + comparison.Earlier.ChineseName + schools;
    }
}
