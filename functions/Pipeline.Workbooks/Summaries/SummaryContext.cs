using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries;

/// <summary>What every sheet needs to know of the summary.</summary>
internal sealed class SummaryContext(Summary summary)
{
    public Summary Summary { get; } = summary;

    public AreaLayout Layout { get; } = AreaLayout.Of(summary);

    /// <summary>The forms' figures, in the summary's order.</summary>
    public ImmutableArray<FormFigures> Forms { get; } = [.. summary.Forms.Select(form => new FormFigures(form))];

    /// <summary>The period with what it covers, as headings name it.</summary>
    public string Period => ChineseText.Typeset(Summary.PeriodName);

    /// <summary>As a heading: <c>武鸣区2019年</c> with the area's name where there is one.</summary>
    public string Heading => Summary.AreaName + Period;

    /// <summary>What the comparison is called: 同比 or 环比, with the period.</summary>
    public string ComparisonName =>
        Summary.Comparison is { } comparison ? $"{(comparison.IsYearEarlier ? "上年同期" : "上期")}({comparison.Earlier.ChineseName})" : "";

    /// <summary>Rounding and units, said once on every sheet with money.</summary>
    public const string MoneyNote = "金额按分汇总,显示到最后一位,不四舍五入";

    public static CellStyle LineStyle(CellStyle style, AreaLine line) => style.AtLevel(line.Depth == 0, !line.IsSchool);
}
