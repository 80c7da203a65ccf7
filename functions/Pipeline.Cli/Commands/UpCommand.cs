using System.CommandLine;
using Pipeline.LocalServices;
using Pipeline.Storage;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline up</c>: the services of the demo, kept running for a person to use.</summary>
internal static class UpCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo?>("--data") { Description = "存储模拟器的数据放在哪里;不给则用临时文件夹,结束后删除", HelpName = "文件夹" };
        var command = new Command("up", "在本机启动存储模拟器和Functions主机,一直运行到Ctrl+C") { data };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(data), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo? data, CancellationToken cancellationToken)
    {
        data?.Create();
        var progress = new ConsoleProgress();
        await using var district = await LocalDistrict.StartAsync(data?.FullName, LocalSettings.Relaxed, progress, cancellationToken).ConfigureAwait(false);
        Console.WriteLine($"""

            服务已启动,按Ctrl+C结束。
              存储连接字符串:{district.Storage.ConnectionString}
              学校名录上传到:容器{StorageNames.Registry},文件名{StorageNames.RosterFile}
              学校报表上传到:容器{StorageNames.Uploads},路径 报告期/学校标识码/文件名,如 2019-H1/2145012201/报表.xlsx
              回执在容器{StorageNames.Receipts},汇总表在容器{StorageNames.Summaries}
              HTTP接口:{district.Host.Address}api/periods/2019-H1(请求头 x-functions-key: {district.Host.FunctionKey})
            """);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("正在结束……");
        }
        return ExitCode.Done;
    }
}
