using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Access;
using Pipeline.Storage;
using Pipeline.Storage.Access;

namespace Pipeline.Cli.Commands;

/// <summary>
/// <c>pipeline access …</c>: ways in for schools and the bureau's people, without a browser; what it prints is shown once and kept nowhere.
/// </summary>
internal static class AccessCommand
{
    private static readonly Option<string?> PeriodOption = SharedOptions.Period(required: false);
    private static readonly Option<string[]> School = new("--school")
    {
        Description = "学校标识码，可以写多个；不写是名录里全部在办学校",
        HelpName = "标识码",
        AllowMultipleArgumentsPerToken = true,
    };
    private static readonly Option<string?> Person = new("--person")
    {
        Description = "教育局人员的账号(与--period二选一)",
        HelpName = "账号",
    };
    private static readonly Option<string?> Name = new("--name") { Description = "教育局人员的姓名，办理时署名", HelpName = "姓名" };
    private static readonly Option<string> Role = new("--role")
    {
        Description = "权限",
        HelpName = "查看|办理|管理",
        DefaultValueFactory = _ => "查看",
    };
    private static readonly Option<string[]> Area = new("--area")
    {
        Description = "只管这些区域，如 武鸣区/府城镇；不写是全部",
        HelpName = "区域",
        AllowMultipleArgumentsPerToken = true,
    };

    private static string By => $"命令行({Environment.UserName})";

    public static Command Create()
    {
        var access = new Command("access", "页面的登录：发放、停用、列出学校口令和教育局人员（直接在存储账户上）")
        {
            BureauCommand.Connection,
        };
        access.Add(
            Act(
                "issue",
                "发放学校口令(--period)，或开通教育局人员(--person)",
                [PeriodOption, School, Person, Name, Role, Area],
                (services, parsed, token) =>
                    parsed.GetValue(Person) is { } account
                        ? IssuePersonAsync(services, parsed, account, token)
                        : IssueCodesAsync(services, parsed, token)
            )
        );
        access.Add(
            Act(
                "revoke",
                "停用学校口令或教育局人员",
                [PeriodOption, School, Person],
                (services, parsed, token) =>
                    parsed.GetValue(Person) is { } account
                        ? RevokePersonAsync(services, account, token)
                        : RevokeCodesAsync(services, parsed, token)
            )
        );
        access.Add(
            Act(
                "list",
                "列出一期的学校口令(--period)，或教育局人员；不显示口令",
                [PeriodOption],
                (services, parsed, token) =>
                    parsed.GetValue(PeriodOption) is null
                        ? ListPeopleAsync(services, token)
                        : ListCodesAsync(services, PeriodOf(parsed), token)
            )
        );
        return access;
    }

    private static Command Act(
        string name,
        string description,
        Option[] options,
        Func<IServiceProvider, ParseResult, CancellationToken, Task> run
    )
    {
        var command = new Command(name, description);
        foreach (var option in options)
        {
            command.Add(option);
        }
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var services = BureauCommand.Services(parsed.GetValue(BureauCommand.Connection));
                await using (services)
                {
                    await services.GetRequiredService<StorageClients>().EnsureCreatedAsync(cancellationToken);
                    await run(services, parsed, cancellationToken);
                }
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task IssueCodesAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var schools = await SchoolsAsync(services, parsed.GetValue(School) ?? [], cancellationToken);
        var table = new TextTable(["学校", "标识码", "上报口令", "有效期至"]);
        foreach (
            var code in await services.GetRequiredService<IssueSchoolCodes>().RunAsync(PeriodOf(parsed), schools, By, cancellationToken)
        )
        {
            table.Add([code.Name, code.School.ToString(), AccessCode.Format(code.Code), Day(code.Ends)]);
        }
        Console.Write(table);
        Console.WriteLine("口令只显示这一次。重发后原来的口令不能再用。");
    }

    private static async Task IssuePersonAsync(
        IServiceProvider services,
        ParseResult parsed,
        string account,
        CancellationToken cancellationToken
    )
    {
        var role = parsed.GetValue(Role) switch
        {
            "查看" => BureauRole.View,
            "办理" => BureauRole.Handle,
            "管理" => BureauRole.Manage,
            var other => throw new UsageException($"权限“{other}”不对，应是查看、办理或管理。"),
        };
        var issued = await services
            .GetRequiredService<BureauAccess>()
            .IssueAsync(account, parsed.GetValue(Name) ?? account, role, [.. parsed.GetValue(Area) ?? []], By, cancellationToken);
        Console.WriteLine(
            $"""
            账号：{issued.Account}
            口令：{AccessCode.Format(issued.Code)}
            动态码密钥（放进手机上的验证器）:{issued.TotpSecret}
            一次性登录码（一天内有效，只能用一次）:{AccessCode.Format(issued.Ticket)}
            以上只显示这一次。
            """
        );
    }

    private static async Task RevokeCodesAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        foreach (var school in await SchoolsAsync(services, parsed.GetValue(School) ?? [], cancellationToken))
        {
            var revoked = await services
                .GetRequiredService<IssueSchoolCodes>()
                .RevokeAsync(PeriodOf(parsed), school.Code, By, "", cancellationToken);
            Console.WriteLine(revoked ? $"{school.Name}的口令已停用。" : $"{school.Name}没有可停用的口令。");
        }
    }

    private static async Task RevokePersonAsync(IServiceProvider services, string account, CancellationToken cancellationToken) =>
        Console.WriteLine(
            await services.GetRequiredService<BureauAccess>().RevokeAsync(account, By, cancellationToken)
                ? $"{account}已停用。"
                : $"没有账号{account}。"
        );

    private static async Task ListCodesAsync(IServiceProvider services, Period period, CancellationToken cancellationToken)
    {
        var roster = (await services.GetRequiredService<RosterStore>().CurrentAsync(cancellationToken))?.Roster;
        var table = new TextTable(["学校", "标识码", "发放人", "发放日期", "有效期至", "状态"]);
        await foreach (var code in services.GetRequiredService<SchoolCredentials>().OfPeriodAsync(period, cancellationToken))
        {
            var name = roster?.TryFind(code.School, out var school) is true ? school.Name : "";
            table.Add([name, code.School.ToString(), code.By, Day(code.At), Day(code.Ends), code.RevokedAt is null ? "有效" : "已停用"]);
        }
        Console.Write(table);
    }

    private static async Task ListPeopleAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var table = new TextTable(["账号", "姓名", "权限", "区域", "状态"]);
        foreach (var person in await services.GetRequiredService<BureauPeople>().AllAsync(cancellationToken))
        {
            var role = person.Role switch
            {
                BureauRole.Manage => "管理",
                BureauRole.Handle => "办理",
                _ => "查看",
            };
            table.Add([
                person.Account,
                person.Name,
                role,
                person.Areas.IsEmpty ? "全部" : string.Join("、", person.Areas),
                person.RevokedAt is null ? "有效" : "已停用",
            ]);
        }
        Console.Write(table);
    }

    private static async Task<IReadOnlyCollection<School>> SchoolsAsync(
        IServiceProvider services,
        string[] codes,
        CancellationToken cancellationToken
    )
    {
        var roster =
            (await services.GetRequiredService<RosterStore>().CurrentAsync(cancellationToken))?.Roster
            ?? throw new UsageException("还没有启用学校名录，不知道有哪些学校。请先上传学校名录。");
        return codes.Length == 0
            ? [.. roster.Expected]
            :
            [
                .. codes.Select(code =>
                    SchoolCode.TryParse(code, out var parsed) && roster.TryFind(parsed, out var school)
                        ? school
                        : throw new UsageException($"名录里没有学校“{code}”。请核对10位学校标识码。")
                ),
            ];
    }

    private static Period PeriodOf(ParseResult parsed) =>
        SharedOptions.ReadPeriod(parsed.GetValue(PeriodOption))
        ?? throw new UsageException("请用--period写明报告期，如 --period 2019-H1;教育局人员用--person。");

    private static string Day(DateTimeOffset at) => ChinaTime.ToDay(at);
}
