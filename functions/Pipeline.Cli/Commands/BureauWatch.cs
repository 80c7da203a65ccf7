using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Periods;
using Pipeline.Steps.Pages;
using Pipeline.Steps.Status;
using Pipeline.Steps.Workflow;

namespace Pipeline.Cli.Commands;

/// <summary>
/// What the bureau looks at while reports come in: <c>bureau status</c>, <c>missing</c>, <c>chase</c>; and <c>deadline</c>.
/// </summary>
internal static class BureauWatch
{
    private const string Overdue = "逾期未报";
    private const string Late = "迟报";

    private static readonly Option<string?> State = new("--state")
    {
        Description =
            $"只列这些状态的学校,几个之间用逗号:{string.Join("、", Enum.GetValues<ReportingState>().Select(state => state.ChineseName()))}、{Late}",
        HelpName = "状态",
    };

    private static readonly Option<string?> Area = new("--area") { Description = "只列这个区域的学校,如学区或乡镇名", HelpName = "名称" };
    private static readonly Option<string?> At = new("--at")
    {
        Description = "新的截止时间,如2026-7-10或2026-7-10 18:00(北京时间);不给则显示现在的",
        HelpName = "时间",
    };
    private static readonly Option<string?> Who = new("--who") { Description = "办理人,改截止时间时要给", HelpName = "姓名" };
    private static readonly Option<bool> Json = SharedOptions.Json();
    private static readonly Option<string?> Period = SharedOptions.Period(required: true);

    public static IEnumerable<Command> Create() =>
        [
            BureauCommand.OnStorage(new Command("status", "列出一个报告期每所学校的上报情况") { Period, State, Area, Json }, StatusAsync),
            BureauCommand.OnStorage(new Command("missing", "列出还没有上报的学校") { Period, Area, Json }, MissingAsync),
            BureauCommand.OnStorage(
                new Command("chase", "写出催报的文字,按学区列出未报、未通过和有疑问的学校") { Period, Area },
                ChaseAsync
            ),
            BureauCommand.OnStorage(new Command("deadline", "显示或改变截止时间") { Period, At, Who, Json }, DeadlineAsync),
        ];

    private static async Task<int> StatusAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var status = await ReadAsync(services, parsed, cancellationToken);
        var asked = parsed.GetValue(State) is { } states
            ? states.Split([',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : null;
        string[] known = [.. Enum.GetValues<ReportingState>().Select(state => state.ChineseName()), Late];
        if (asked?.FirstOrDefault(state => !known.Contains(state)) is { } unknown)
        {
            throw new UsageException($"没有“{unknown}”这个状态，可用：{string.Join("、", known)}。");
        }
        var shown = status
            .Schools.Where(school => asked is null || asked.Contains(school.StateName) || (school.IsLate && asked.Contains(Late)))
            .ToList();
        if (parsed.GetValue(Json))
        {
            Console.WriteLine(BureauJson.Of(status with { Schools = [.. shown] }));
            return ExitCode.Done;
        }
        var table = new TextTable(["学校", "标识码", "区域", "状态", "收到时间", "迟报", "上传次数", "错误", "待说明疑问"]);
        foreach (var school in shown)
        {
            table.Add([
                school.Name,
                school.Code,
                school.Area,
                school.StateName,
                Local(school.ReceivedAt),
                school.IsLate ? Late : "",
                $"{school.Uploads}",
                $"{school.Errors}",
                $"{school.OpenQueries}",
            ]);
        }
        Console.Write(table);
        foreach (var path in status.Failed)
        {
            Console.WriteLine($"处理失败，等待重试：{path}");
        }
        Console.WriteLine(
            $"应报{status.Expected}所，已报{status.Received}所{(status.IsLocked ? "，已锁定" : "")}；{(status.Publication is { } current ? $"当前是第{current.Number}版汇总表" : "还没有发布汇总表")}。"
        );
        return ExitCode.Done;
    }

    private static async Task<int> MissingAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var status = await ReadAsync(services, parsed, cancellationToken);
        var missing = status.Schools.Where(school => school is { IsExpected: true, State: ReportingState.NotReceived }).ToList();
        var isOverdue = Timeliness.IsOverdue(isReceived: false, status.Deadline, TimeProvider.System.GetUtcNow());
        if (parsed.GetValue(Json))
        {
            Console.WriteLine(
                BureauJson.Of(
                    new
                    {
                        period = status.Period,
                        deadline = status.Deadline,
                        isOverdue,
                        missing = missing.Select(school => new
                        {
                            code = school.Code,
                            name = school.Name,
                            area = school.Area,
                        }),
                    }
                )
            );
            return ExitCode.Done;
        }
        if (missing.Count > 0)
        {
            var table = new TextTable(["学校", "标识码", "区域", "状态"]);
            missing.ForEach(school => table.Add([school.Name, school.Code, school.Area, isOverdue ? Overdue : school.StateName]));
            Console.Write(table);
        }
        Console.WriteLine(
            $"应报{status.Expected}所，未报{missing.Count}所{(status.Deadline is { } deadline ? $"，截止时间{DeadlineText.Show(deadline)}" : "")}。"
        );
        return ExitCode.Done;
    }

    private static async Task<int> ChaseAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var status = await ReadAsync(services, parsed, cancellationToken);
        Console.WriteLine(Reminders.Write(new Board(PeriodOf(parsed), status, null, TimeProvider.System.GetUtcNow())).TrimEnd());
        return ExitCode.Done;
    }

    private static async Task<int> DeadlineAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(At) is { } text)
        {
            var who = parsed.GetValue(Who) ?? throw new UsageException("改截止时间要用--who写明办理人。");
            var at = DeadlineText.TryParse(text, out var given)
                ? given
                : throw new UsageException($"时间“{text}”看不懂，请写成2026-7-10或2026-7-10 18:00。");
            return BureauCommand.Tell(
                await services.GetRequiredService<SetDeadline>().RunAsync(PeriodOf(parsed), at, who, "", cancellationToken),
                parsed.GetValue(Json)
            );
        }
        var status = await services.GetRequiredService<ReadPeriodStatus>().RunAsync(PeriodOf(parsed), cancellationToken);
        Console.WriteLine(
            parsed.GetValue(Json) ? BureauJson.Of(new { period = status.Period, deadline = status.Deadline })
            : status.Deadline is { } deadline ? $"截止时间是{DeadlineText.Show(deadline)}（北京时间）。"
            : "没有定截止时间。"
        );
        return ExitCode.Done;
    }

    /// <summary>The status of the period, of one area where one is asked for.</summary>
    private static async Task<PeriodStatus> ReadAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var status = await services.GetRequiredService<ReadPeriodStatus>().RunAsync(PeriodOf(parsed), cancellationToken);
        if (parsed.GetValue(Area) is not { } area)
        {
            return status;
        }
        var within = new Board(PeriodOf(parsed), status, null, TimeProvider.System.GetUtcNow())
            .Within(path => path.Split('/').Contains(area, StringComparer.Ordinal))
            .Status;
        return within.Schools.IsEmpty ? throw new UsageException($"没有“{area}”这个区域，或其中没有学校。") : within;
    }

    private static Period PeriodOf(ParseResult parsed) => SharedOptions.ReadPeriod(parsed.GetRequiredValue(Period))!.Value;

    private static string Local(DateTimeOffset? time) => time is { } at ? ChinaTime.ToMinute(at) : "";
}
