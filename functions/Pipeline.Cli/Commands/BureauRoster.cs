using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Steps.Upkeep;

namespace Pipeline.Cli.Commands;

/// <summary><c>bureau roster show|confirm</c>: a roster that drops many schools waits until somebody looked at what it drops.</summary>
internal static class BureauRoster
{
    private static readonly Option<string> Who = new("--who")
    {
        Description = "办理人",
        HelpName = "姓名",
        Required = true,
    };
    private static readonly Option<string?> Why = new("--why") { Description = "原因", HelpName = "文字" };
    private static readonly Option<string?> Version = new("--version-seen")
    {
        Description = "核对过的那一份名录的编号；名录在此之后换过就不启用",
        HelpName = "编号",
    };
    private static readonly Option<bool> Json = SharedOptions.Json();

    public static Command Create()
    {
        var roster = new Command("roster", "学校名录：看新名录会改变什么，确认启用");
        roster.Add(BureauCommand.OnStorage(new Command("show", "列出上传的名录与现行名录的差别") { Json }, ShowAsync));
        roster.Add(
            BureauCommand.OnStorage(
                new Command("confirm", "启用等待确认的名录") { Version, Who, Why, Json },
                async (services, parsed, token) =>
                    BureauCommand.Tell(
                        await services
                            .GetRequiredService<UpdateRoster>()
                            .ConfirmAsync(parsed.GetValue(Version), parsed.GetRequiredValue(Who), parsed.GetValue(Why) ?? "", token),
                        parsed.GetValue(Json)
                    )
            )
        );
        return roster;
    }

    private static async Task<int> ShowAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var update = await services.GetRequiredService<UpdateRoster>().ShowAsync(cancellationToken);
        if (parsed.GetValue(Json))
        {
            Console.WriteLine(BureauJson.Of(update is null ? null : Document(update)));
            return ExitCode.Done;
        }
        if (update is null)
        {
            Console.WriteLine("登记处没有学校名录。");
            return ExitCode.Done;
        }
        Console.WriteLine($"编号：{update.Version}");
        Console.WriteLine(
            update switch
            {
                { InForce: true } => "这份名录已经启用。",
                { Problems.IsEmpty: false } => "这份名录不能用：",
                { IsWaiting: true } => "这份名录等待确认：",
                _ => "这份名录还没有启用。",
            }
        );
        foreach (var line in update.Doubts.Concat(update.Problems.Select(problem => problem.ToString())))
        {
            Console.WriteLine("  " + line);
        }
        foreach (var (about, text) in update is { InForce: false, Difference: { } difference } ? RosterAnswer.Words(difference) : [])
        {
            Console.WriteLine($"  {about}:{text}");
        }
        if (update.IsWaiting)
        {
            Console.WriteLine($"确认启用：pipeline bureau roster confirm --version-seen {update.Version} --who 姓名");
        }
        return ExitCode.Done;
    }

    private static object Document(RosterUpdate update) =>
        new
        {
            version = update.Version,
            inForce = update.InForce,
            waiting = update.IsWaiting,
            update.Doubts,
            problems = update.Problems.Select(problem => problem.ToString()),
            added = update.Difference?.Added.Select(school => school.Code.ToString()) ?? [],
            removed = update.Difference?.Removed.Select(school => school.Code.ToString()) ?? [],
            changed = update.Difference?.Changed.Select(pair => pair.After.Code.ToString()) ?? [],
            total = update.Difference?.Total,
        };
}
