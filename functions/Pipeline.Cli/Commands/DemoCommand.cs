using System.CommandLine;
using System.Text.Json;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.LocalServices;

namespace Pipeline.Cli.Commands;

/// <summary>
/// <c>pipeline demo</c>: the main job end to end on the sample district, through real blob storage and the real triggers.
/// </summary>
internal static class DemoCommand
{
    private static readonly Period[] Periods = [Period.FirstHalfOf(2019), Period.SecondHalfOf(2019), Period.OfYear(2019)];

    public static Command Create()
    {
        var output = new Option<DirectoryInfo>("--out", "-o")
        {
            Description = "汇总表、数据段落和回执放在哪里",
            HelpName = "文件夹",
            DefaultValueFactory = _ => new DirectoryInfo("out"),
        };
        var command = new Command("demo", "用样例学区把全过程走一遍:上传、识别、回执、汇总、下载") { output };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(output).FullName, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string output, CancellationToken cancellationToken)
    {
        var progress = new ConsoleProgress();
        var began = TimeProvider.System.GetTimestamp();
        await using var district = await LocalDistrict.StartAsync(workspace: null, LocalSettings.Eager, progress, cancellationToken);
        var status = await district.WhileServingAsync(token => RunAsync(district, output, progress, token), cancellationToken);
        Console.WriteLine(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"  用时：主机启动{district.Host.StartTime.TotalSeconds:0.0}秒，全过程{TimeProvider.System.GetElapsedTime(began).TotalSeconds:0}秒。"
            )
        );
        return status;
    }

    private static async Task<int> RunAsync(
        LocalDistrict district,
        string output,
        ConsoleProgress progress,
        CancellationToken cancellationToken
    )
    {
        var sample = SampleDistrict.Open();
        var run = new DemoRun(district, sample, progress);
        var ways = new WaysIn(district);
        await using var closing = ways;
        await run.UploadAsync(ways, cancellationToken);
        await run.AwaitHistoryAsync(cancellationToken);
        foreach (var period in Periods)
        {
            await run.PublishAsync(period, cancellationToken);
        }
        await run.DownloadAsync(Periods, output, cancellationToken);
        Console.WriteLine(
            $"""

            页面在 {district.Host.Address}s(学校)和 {district.Host.Address}b(教育局);有一份报表是从页面登录、上报、看到校验结果的。
            想自己点一遍,运行 pipeline up --sample:它打印页面地址、教育局和一所学校的登录方式,一直运行到Ctrl+C。
            """
        );
        var conspicuous = await run.ConspicuousAsync(cancellationToken);
        progress.Report("停止本机服务……");
        Console.WriteLine();
        foreach (var period in Periods)
        {
            using var summary = JsonDocument.Parse(
                await File.ReadAllBytesAsync(Path.Combine(output, period.ToString(), "summary.json"), cancellationToken)
            );
            SummaryTables.Write(summary.RootElement, FormCatalogue.Standard);
            Console.WriteLine();
        }
        Console.WriteLine(
            $"""
            接下来：
              1. 先打开 {Path.Combine(
                output,
                Periods[^1].ToString(),
                "汇总表.xlsx"
            )}：总表、各表、疑问清单、核对；数据段落.docx 是文字稿，summary.json 给程序读。
              2. 再看这{conspicuous.Count}份报表的回执（在 {Path.Combine(
                output,
                "回执"
            )}）：问题标在学校自己的表上，改正或说明后再上传就行。
            """
        );
        foreach (var line in conspicuous)
        {
            Console.WriteLine("     " + line);
        }
        Console.WriteLine(
            "  3. 用自己的报表试：pipeline check 文件夹 --receipt 回执；汇总：pipeline consolidate 文件夹 --period 报告期 --out 结果。"
        );
        return ExitCode.Done;
    }
}
