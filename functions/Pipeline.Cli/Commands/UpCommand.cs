using System.CommandLine;
using Pipeline.Domain.Periods;
using Pipeline.LocalServices;
using Pipeline.Storage;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline up</c>: the services of the demo, kept running for a person to use.</summary>
internal static class UpCommand
{
    private static readonly Period SamplePeriod = Period.SecondHalfOf(2019);

    public static Command Create()
    {
        var data = new Option<DirectoryInfo?>("--data")
        {
            Description = "存储模拟器的数据放在哪里;不给则用临时文件夹,结束后删除",
            HelpName = "文件夹",
        };
        var sample = new Option<bool>("--sample") { Description = "先上传样例学区的名录和报表(府城学区2019年)" };
        var command = new Command("up", "在本机启动存储模拟器和Functions主机,一直运行到Ctrl+C") { data, sample };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(data), parsed.GetValue(sample), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo? data, bool sample, CancellationToken cancellationToken)
    {
        data?.Create();
        var progress = new ConsoleProgress();
        await using var district = await LocalDistrict.StartAsync(data?.FullName, LocalSettings.Relaxed, progress, cancellationToken);
        return await district.WhileServingAsync(token => ServeAsync(district, sample, progress, token), cancellationToken);
    }

    private static async Task<int> ServeAsync(
        LocalDistrict district,
        bool sample,
        ConsoleProgress progress,
        CancellationToken cancellationToken
    )
    {
        var ways = new WaysIn(district);
        await using var closing = ways;
        if (sample)
        {
            await LoadSampleAsync(district, ways, progress, cancellationToken);
        }
        await ways.PrintAsync(SamplePeriod, cancellationToken);
        Console.WriteLine(
            $"""

            服务已启动,按Ctrl+C结束。
              存储连接字符串:{district.Storage.ConnectionString}
              学校名录上传到:容器{StorageNames.Registry},文件名{StorageNames.RosterFile}
              学校报表上传到:容器{StorageNames.Uploads},路径 报告期/学校标识码/文件名,如 2019-H1/2145012201/报表.xlsx
              回执在容器{StorageNames.Receipts},汇总表在容器{StorageNames.Summaries}
              HTTP接口:{district.Host.Address}api/periods/2019-H1(请求头 x-functions-key: {district.Host.FunctionKey})
            """
        );
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("正在结束……");
        }
        return ExitCode.Done;
    }

    private static async Task LoadSampleAsync(
        LocalDistrict district,
        WaysIn ways,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        var run = new DemoRun(district, SampleDistrict.Open(), progress);
        await ways.OpenAsync([SamplePeriod, SamplePeriod.Before], cancellationToken);
        await run.UploadAsync(ways, cancellationToken);
        await run.AwaitHistoryAsync(cancellationToken);
    }
}
