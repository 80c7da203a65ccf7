using System.Globalization;
using Pipeline.Domain.Periods;
using Pipeline.Steps.Status;
using Pipeline.Workbooks.Lists;

namespace Pipeline.Steps.Pages;

/// <summary>Lists to be taken away as workbooks.</summary>
public static class BoardList
{
    public static byte[] Write(Board board, IEnumerable<SchoolStatus> schools) =>
        ListWorkbook.Write(
            board.Period.ChineseName + "上报情况",
            [
                ("学校标识码", 14),
                ("学校名称", 32),
                ("区域", 26),
                ("状态", 12),
                ("收到时间", 18),
                ("上报次数", 10),
                ("错误", 8),
                ("待说明疑问", 12),
                ("迟报", 8),
                ("退回原因", 40),
            ],
            schools.Select(school =>
                (IReadOnlyList<string>)
                    [
                        school.Code,
                        school.Name,
                        school.Area,
                        school.StateName,
                        school.ReceivedAt is { } at ? Time(at) : "",
                        Number(school.Uploads),
                        Number(school.Errors),
                        Number(school.OpenQueries),
                        school.IsLate ? "是" : "",
                        school.ReturnReason ?? "",
                    ]
            )
        );

    public static byte[] WriteLog(IEnumerable<Storage.Access.AuditEvent> lines) =>
        ListWorkbook.Write(
            "操作记录",
            [("时间", 18), ("办理人", 20), ("操作", 18), ("报告期", 10), ("学校", 14), ("说明", 60)],
            lines.Select(line =>
                (IReadOnlyList<string>)[Time(line.At), line.Who, line.What, line.Period ?? "", line.School ?? "", line.Detail]
            )
        );

    private static string Time(DateTimeOffset at) => ChinaTime.ToMinute(at);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
