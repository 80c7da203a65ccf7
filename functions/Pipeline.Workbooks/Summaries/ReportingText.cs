using System.Globalization;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Reporting;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries;

/// <summary>Says in Chinese who reported.</summary>
internal static class ReportingText
{
    private static readonly TimeSpan ChineseTime = TimeSpan.FromHours(8);
    private static readonly DateTime FirstSerialDay = new(1899, 12, 30);
    private const int MostNames = 20;

    public static string State(SchoolReport report) => report.IsExpected ? State(report.State) : State(report.State) + "(名录外)";

    public static string State(ReportingState state) => state.ChineseName();

    public static CellFont Font(ReportingState state) => state switch
    {
        ReportingState.Accepted or ReportingState.Approved => CellFont.Good,
        ReportingState.AcceptedWithQueries or ReportingState.Received => CellFont.Doubtful,
        _ => CellFont.Bad,
    };

    /// <summary>上报情况 in one line.</summary>
    public static string Sentence(Summary summary, AreaLayout layout)
    {
        var coverage = summary.Coverage;
        var rate = coverage.Expected == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $",上报率{100m * coverage.Received / coverage.Expected:0.0}%");
        var text = string.Create(CultureInfo.InvariantCulture,
            $"上报情况:应报{coverage.Expected}所,已报{coverage.Received}所{rate};其中通过{coverage.Accepted}所,有疑问{coverage.AcceptedWithQueries}所,未通过{coverage.Rejected}所;未报{coverage.Missing.Length}所");
        if (coverage.Missing.Length == 0)
        {
            return ChineseText.Typeset(text + "。");
        }
        var missing = coverage.Missing.ToHashSet();
        var names = layout.Lines.Where(line => line.School is { } report && missing.Contains(report.School.Code)).Select(line => line.Name).ToList();
        var more = names.Count > MostNames ? string.Create(CultureInfo.InvariantCulture, $"等{names.Count}所") : "";
        return ChineseText.Typeset($"{text}:{string.Join("、", names.Take(MostNames))}{more}。");
    }

    /// <summary>The time as a spreadsheet counts it, in Chinese local time, to the minute.</summary>
    public static double Serial(DateTimeOffset time)
    {
        var local = time.ToOffset(ChineseTime).DateTime;
        return Math.Round((local - FirstSerialDay).TotalDays * 1440) / 1440;
    }

    public static string Local(DateTimeOffset time) => time.ToOffset(ChineseTime).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
