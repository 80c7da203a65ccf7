using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Steps;
using Pipeline.Steps.Access;
using Pipeline.Steps.Ingest;
using Pipeline.Steps.Publish;
using Pipeline.Steps.Workflow;
using Pipeline.Storage;

namespace Pipeline.Cli.Commands;

/// <summary>
/// <c>pipeline bureau …</c>: what the bureau does with a period, on the storage account itself; the same steps as the HTTP functions.
/// </summary>
internal static class BureauCommand
{
    private const string ConnectionVariable = PipelineServices.HostConnection;
    private const string DataVariable = PipelineServices.DataConnection;

    internal static readonly Option<string?> Connection = new("--connection")
    {
        Description = $"存储连接字符串;不给则用环境变量{ConnectionVariable}(或其__accountName)",
        HelpName = "连接字符串",
        Recursive = true,
    };

    private static readonly Option<string> Who = new("--who")
    {
        Description = "办理人",
        HelpName = "姓名",
        Required = true,
    };
    private static readonly Option<string?> Why = new("--why") { Description = "原因", HelpName = "文字" };
    private static readonly Option<string> Reason = new(Why.Name)
    {
        Description = "原因,学校会看到",
        HelpName = "文字",
        Required = true,
    };
    private static readonly Option<string> School = new("--school")
    {
        Description = "学校标识码(10位)",
        HelpName = "标识码",
        Required = true,
    };
    private static readonly Option<string?> Period = SharedOptions.Period(required: true);

    private static string By => $"命令行({Environment.UserName})";

    public static Command Create()
    {
        var bureau = new Command(
            "bureau",
            "教育局办理:上报情况、未报、催报、截止时间、发布、下载、锁定、退回、审核通过、重试、重新审核、清除、名录(直接在存储账户上)"
        )
        {
            Connection,
        };
        foreach (var command in BureauWatch.Create())
        {
            bureau.Add(command);
        }
        bureau.Add(Act("publish", "立即发布一个报告期的汇总表", [], PublishAsync));
        bureau.Add(
            Act(
                "retry",
                "重新处理失败的上传",
                [],
                async (services, parsed, token) =>
                    Say($"重新处理了{await services.GetRequiredService<RetryUploads>().RunAsync(PeriodOf(parsed), By, token)}份上传。")
            )
        );
        bureau.Add(
            Act(
                "lock",
                "锁定报告期:之后的上传留存并答复,但不改变汇总",
                [Who, Why],
                (services, parsed, token) => LockAsync(services, parsed, locked: true, token)
            )
        );
        bureau.Add(Act("unlock", "取消锁定", [Who, Why], (services, parsed, token) => LockAsync(services, parsed, locked: false, token)));
        bureau.Add(
            Act(
                "return",
                "退回一所学校的上报,要写明原因",
                [School, Who, Reason],
                async (services, parsed, token) =>
                    Tell(await services.GetRequiredService<ReturnSubmission>().RunAsync(RequestOf(parsed), token))
            )
        );
        bureau.Add(
            Act(
                "approve",
                "审核通过一所学校的上报",
                [School, Who, Why],
                async (services, parsed, token) =>
                    Tell(await services.GetRequiredService<ApproveSubmission>().RunAsync(RequestOf(parsed), token))
            )
        );
        bureau.Add(BureauDownload.Create());
        bureau.Add(BureauRejudge.Create());
        bureau.Add(BureauPurge.Create());
        bureau.Add(BureauRoster.Create());
        return bureau;
    }

    private static Command Act(
        string name,
        string description,
        Option[] options,
        Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> run
    )
    {
        var command = new Command(name, description) { Period };
        foreach (var option in options)
        {
            command.Add(option);
        }
        return OnStorage(command, run);
    }

    /// <summary>Has the command run on the account that its options name.</summary>
    internal static Command OnStorage(Command command, Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> run)
    {
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var services = Services(parsed.GetValue(Connection));
                await using (services)
                {
                    return await run(services, parsed, cancellationToken);
                }
            }
        );
        return command;
    }

    internal static ServiceProvider Services(string? connection)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables();
        if (connection is not null)
        {
            configuration.AddInMemoryCollection([new(ConnectionVariable, connection), new(DataVariable, connection)]);
        }
        var settings = configuration.Build();
        var (host, data) = (PipelineServices.IsNamed(settings, ConnectionVariable), PipelineServices.IsNamed(settings, DataVariable));
        if (!host && !data)
        {
            throw new UsageException($"请用--connection给出存储连接字符串，或设置环境变量{ConnectionVariable}。");
        }
        // In Azure the host has an account of its own. Keys that were made in the wrong one would lock people out.
        if (!host || (!data && string.IsNullOrEmpty(settings[ConnectionVariable])))
        {
            throw new UsageException(
                $"数据和主机在两个存储账户里，两个都要写明：{DataVariable}__accountName是数据账户，{ConnectionVariable}__accountName是主机账户。"
            );
        }
        var services = new ServiceCollection().AddLogging().AddPipeline(settings).AddPipelineAccess().BuildServiceProvider();
        try
        {
            _ = services.GetRequiredService<StorageClients>();
            return services;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new UsageException($"存储连接字符串不对,请从Azure门户的“访问密钥”复制整串:{exception.Message}");
        }
    }

    private static async Task<int> PublishAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var result = await services.GetRequiredService<PublishSummary>().RunAsync(PeriodOf(parsed), By, cancellationToken);
        return Say(
            result.Outcome switch
            {
                PublishOutcome.Published => $"已发布第{result.InForce!.Number}版。",
                PublishOutcome.Unchanged => "没有变化,不重新发布。",
                PublishOutcome.Nothing => "这个报告期还没有学校上报。",
                _ => "另一台主机正在发布,请稍后再试。",
            }
        );
    }

    private static async Task<int> LockAsync(
        IServiceProvider services,
        ParseResult parsed,
        bool locked,
        CancellationToken cancellationToken
    ) =>
        Tell(
            await services
                .GetRequiredService<LockPeriod>()
                .RunAsync(PeriodOf(parsed), locked, parsed.GetRequiredValue(Who), parsed.GetValue(Why) ?? "", cancellationToken)
        );

    private static ActRequest RequestOf(ParseResult parsed) =>
        new(
            PeriodOf(parsed),
            ReadSchool(parsed.GetRequiredValue(School)),
            null,
            parsed.GetRequiredValue(Who),
            parsed.GetValue<string?>(Why.Name) ?? ""
        );

    private static Period PeriodOf(ParseResult parsed) => SharedOptions.ReadPeriod(parsed.GetRequiredValue(Period))!.Value;

    /// <exception cref="UsageException">The text is no school's code.</exception>
    internal static SchoolCode ReadSchool(string text) =>
        SchoolCode.TryParse(text, out var school)
            ? school
            : throw new UsageException($"学校标识码“{text}”不对,应是{SchoolCode.Length}位数字。");

    internal static int Tell(ActResult result, bool json = false)
    {
        Console.WriteLine(json ? BureauJson.Of(new { outcome = result.Outcome, message = result.Message }) : result.Message);
        return result.Outcome == ActOutcome.Refused ? ExitCode.Rejected : ExitCode.Done;
    }

    private static int Say(string sentence)
    {
        Console.WriteLine(sentence);
        return ExitCode.Done;
    }
}
