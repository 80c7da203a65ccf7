using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Domain.Periods;
using Pipeline.Steps.Publish;
using Pipeline.Steps.Status;
using Pipeline.Storage;
using Pipeline.Workbooks.Receipts;

namespace Pipeline.Cli.Commands;

/// <summary><c>bureau download</c>: the publication in force, and every school's newest receipt.</summary>
internal static class BureauDownload
{
    public static Command Create()
    {
        var period = SharedOptions.Period(required: true);
        var output = new Option<DirectoryInfo>("--out", "-o")
        {
            Description = "放在哪里",
            HelpName = "文件夹",
            Required = true,
        };
        var receipts = new Option<bool>("--receipts") { Description = "连各校最新的回执一起下载" };
        return BureauCommand.OnStorage(
            new Command("download", "下载当前的汇总表、数据段落和summary.json") { period, output, receipts },
            (services, parsed, cancellationToken) =>
                RunAsync(
                    services,
                    SharedOptions.ReadPeriod(parsed.GetRequiredValue(period))!.Value,
                    parsed.GetRequiredValue(output).FullName,
                    parsed.GetValue(receipts),
                    cancellationToken
                )
        );
    }

    private static async Task<int> RunAsync(
        IServiceProvider services,
        Period period,
        string output,
        bool withReceipts,
        CancellationToken cancellationToken
    )
    {
        var summaries = services.GetRequiredService<SummaryStore>();
        if ((await summaries.PointerAsync(period, cancellationToken)).Current is not { } publication)
        {
            throw new UsageException($"{period.ChineseName}还没有发布汇总表；可先运行 pipeline bureau publish --period {period}。");
        }
        foreach (var name in (string[])[SummaryFiles.Workbook, SummaryFiles.Document, SummaryFiles.Json])
        {
            await SaveAsync(
                await summaries.OpenAsync(publication.Folder, name, cancellationToken),
                Path.Combine(output, name),
                cancellationToken
            );
        }
        var count = withReceipts ? await ReceiptsAsync(services, period, Path.Combine(output, "回执"), cancellationToken) : 0;
        Console.WriteLine(
            $"第{publication.Number}版{(publication.IsFinal ? "（定稿）" : "（初步数）")}{(withReceipts ? $"和{count}份回执" : "")}，在：{output}"
        );
        return ExitCode.Done;
    }

    private static async Task<int> ReceiptsAsync(
        IServiceProvider services,
        Period period,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var store = services.GetRequiredService<ReceiptStore>();
        var count = 0;
        foreach (var school in (await services.GetRequiredService<ReadPeriodStatus>().RunAsync(period, cancellationToken)).Schools)
        {
            if (school.Receipt is { } path)
            {
                // The code stands in front: two schools may call their files alike.
                var name = $"{school.Code}-{ReceiptWriter.NameOf(school.File ?? "报表.xlsx")}";
                count += await SaveAsync(await store.OpenAsync(path, cancellationToken), Path.Combine(folder, name), cancellationToken)
                    ? 1
                    : 0;
            }
        }
        return count;
    }

    private static async Task<bool> SaveAsync(Stream? content, string path, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return false;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (content)
        {
            var file = File.Create(path);
            await using (file)
            {
                await content.CopyToAsync(file, cancellationToken);
            }
        }
        return true;
    }
}
