using System.Globalization;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries;

/// <summary>Says in Chinese who reported.</summary>
internal static class ReportingText
{
    private static readonly DateTime FirstSerialDay = new(1899, 12, 30);
    private const int MostNames = 20;

    /// <summary>The outcome of a school's report, with what is still missing of it.</summary>
    public static string State(SchoolReport report) =>
        (report.IsOverdue ? "逾期未报" : State(report.State))
        + (report.MissingHalf is { } half ? ChineseText.Typeset($"({(half.Part == PeriodPart.FirstHalf ? "上半年" : "下半年")}未报)") : "")
        + (report.IsExpected ? "" : ChineseText.Typeset("(名录外)"));

    public static string State(ReportingState state) => state.ChineseName();

    public static CellFont Font(SchoolReport report) =>
        report.MissingHalf is not null && Font(report.State) == CellFont.Good ? CellFont.Doubtful : Font(report.State);

    private static CellFont Font(ReportingState state) =>
        state switch
        {
            ReportingState.Accepted or ReportingState.Approved => CellFont.Good,
            ReportingState.AcceptedWithQueries or ReportingState.Received => CellFont.Doubtful,
            _ => CellFont.Bad,
        };

    /// <summary>上报情况 in one line.</summary>
    public static string Sentence(Summary summary, AreaLayout layout)
    {
        var coverage = summary.Coverage;
        var (counted, left) = summary.Reach;
        var received =
            summary.HasRoster && coverage.Expected > 0
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"应报{coverage.Expected}所,已报{coverage.Received}所,上报率{QuantityFormat.Percent((decimal)coverage.Received / coverage.Expected)}"
                )
                : string.Create(CultureInfo.InvariantCulture, $"收到{coverage.Received}所学校的报表(没有学校名录,不计上报率)");
        var reach =
            left == 0
                ? string.Create(CultureInfo.InvariantCulture, $"本表汇总{counted}所")
                : string.Create(CultureInfo.InvariantCulture, $"本表汇总{counted}所,未计入{left}所");
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.StageName}。{reach}。上报情况:{received};已采用{coverage.Accepted + coverage.AcceptedWithQueries}所(通过{coverage.Accepted}所、有疑问{coverage.AcceptedWithQueries}所),未通过{coverage.Rejected}所;未报{coverage.Missing.Length}所"
        );
        if (coverage.Missing.Length == 0)
        {
            return ChineseText.Typeset(text + "。");
        }
        var missing = coverage.Missing.ToHashSet();
        var names = layout
            .Lines.Where(line => line.School is { } report && missing.Contains(report.School.Code))
            .Select(line => line.Name)
            .ToList();
        var more = names.Count > MostNames ? string.Create(CultureInfo.InvariantCulture, $"等{names.Count}所") : "";
        return ChineseText.Typeset($"{text}:{string.Join("、", names.Take(MostNames))}{more}。");
    }

    /// <summary>The time as a spreadsheet counts it, in Chinese local time, to the minute.</summary>
    public static double Serial(DateTimeOffset time)
    {
        var local = ChinaTime.Of(time).DateTime;
        return Math.Round((local - FirstSerialDay).TotalDays * 1440) / 1440;
    }

    public static string Local(DateTimeOffset time) => ChinaTime.ToMinute(time);
}
