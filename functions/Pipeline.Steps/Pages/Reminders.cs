using System.Globalization;
using System.Text;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Periods;
using Pipeline.Steps.Status;

namespace Pipeline.Steps.Pages;

/// <summary>Text that chases who is missing （催报）, 学区 by 学区, ready to paste into a chat group.</summary>
public static class Reminders
{
    public static string Write(Board board)
    {
        var text = new StringBuilder();
        var due = board.Status.Deadline is { } deadline ? "，截止时间" + ChinaTime.Write(deadline, "M月d日H:mm") : "";
        text.Append(
            CultureInfo.InvariantCulture,
            $"【{board.Period.ChineseName}教育统计上报】应报{board.Status.Expected}所，已报{board.Status.Received}所{due}。\n"
        );
        foreach (var area in board.Status.Schools.Where(school => school.IsExpected).GroupBy(school => school.Area))
        {
            var missing = Names(area, ReportingState.NotReceived);
            var wrong = Names(area, ReportingState.Rejected, ReportingState.Returned);
            var asked = Names(area, ReportingState.AcceptedWithQueries);
            if (missing.Count + wrong.Count + asked.Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{(area.Key.Length == 0 ? "未分学区" : area.Key.Split('/')[^1])}：\n");
                Add(text, "还没有上报", missing);
                Add(text, "要改正后重新上报", wrong);
                Add(text, "有疑问要说明", asked);
            }
        }
        return text.ToString();
    }

    private static List<string> Names(IEnumerable<SchoolStatus> schools, params ReportingState[] states) =>
        [.. schools.Where(school => states.Contains(school.State)).Select(school => school.Name)];

    private static void Add(StringBuilder text, string what, List<string> names)
    {
        if (names.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{what}（{names.Count}所）：{string.Join("、", names)}\n");
        }
    }
}
