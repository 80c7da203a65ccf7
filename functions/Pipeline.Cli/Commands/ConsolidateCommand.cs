using System.CommandLine;
using System.Text.Json;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Findings;
using Pipeline.Steps.Offline;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline consolidate</c>: sums up a folder of workbooks without any storage.</summary>
internal static class ConsolidateCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("文件夹") { Description = "放着各校工作簿的文件夹" };
        var period = SharedOptions.Period(required: true);
        var roster = SharedOptions.Roster();
        var previous = new Option<DirectoryInfo?>("--previous") { Description = "以前一期的工作簿,用来比较", HelpName = "文件夹" };
        var output = new Option<DirectoryInfo>("--out", "-o") { Description = "汇总表、回执和summary.json放在哪里", HelpName = "文件夹", Required = true };
        var totalsOnly = new Option<bool>("--totals-only") { Description = "只写summary.json,不写汇总表、数据段落和回执" };
        var json = SharedOptions.Json();
        var command = new Command("consolidate", "汇总一个文件夹里的工作簿,不需要任何存储") { folder, period, roster, previous, output, totalsOnly, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(new FolderOptions(SharedOptions.ExistingFolder(parsed.GetRequiredValue(folder)),
            SharedOptions.ReadPeriod(parsed.GetRequiredValue(period))!.Value, parsed.GetRequiredValue(output).FullName)
        {
            Roster = SharedOptions.ReadRoster(parsed.GetValue(roster)),
            PreviousFolder = parsed.GetValue(previous) is { } earlier ? SharedOptions.ExistingFolder(earlier) : null,
            WritesReceipts = !parsed.GetValue(totalsOnly),
            WritesDocuments = !parsed.GetValue(totalsOnly),
        }, parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FolderOptions options, bool asJson, CancellationToken cancellationToken)
    {
        var result = await new ConsolidateFolder(options).RunAsync(progress: null, cancellationToken).ConfigureAwait(false);
        if (asJson)
        {
            using var output = Console.OpenStandardOutput();
            SummaryJson.Write(output, result.Summary);
        }
        else
        {
            foreach (var file in result.Files.Where(file => file.Note is not null || file.Verdict == Verdict.Rejected))
            {
                Console.WriteLine($"{file.Verdict?.ChineseName() ?? "未读取"}  {file.Name}  {file.Note ?? $"错误{file.Errors}处,见回执"}");
            }
            using var summary = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(options.Output, FolderOptions.JsonFile), cancellationToken).ConfigureAwait(false));
            SummaryTables.Write(summary.RootElement, options.Forms);
            Console.WriteLine($"结果在:{options.Output}");
        }
        return result.Files.Any(file => file.Verdict is { } verdict && verdict != Verdict.Rejected) || result.Files.Length == 0 ? ExitCode.Done : ExitCode.Rejected;
    }
}
