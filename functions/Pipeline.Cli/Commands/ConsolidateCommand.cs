using System.CommandLine;
using System.Text.Json;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Periods;
using Pipeline.Domain.YearlyReport;
using Pipeline.Steps.Offline;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline consolidate</c>: sums up a folder of workbooks without any storage.</summary>
internal static class ConsolidateCommand
{
    /// <summary>More files of another period are told together.</summary>
    private const int MostNamed = 3;

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("文件夹") { Description = "放着各校工作簿的文件夹" };
        var period = SharedOptions.Period(required: true);
        var roster = SharedOptions.Roster();
        var scheme = SharedOptions.Scheme();
        var previous = new Option<DirectoryInfo?>("--previous") { Description = "以前一期的工作簿,用来比较", HelpName = "文件夹" };
        var output = new Option<DirectoryInfo>("--out", "-o")
        {
            Description = "汇总表、回执和summary.json放在哪里",
            HelpName = "文件夹",
            Required = true,
        };
        var tables = new Option<DirectoryInfo?>("--tables")
        {
            Description = "放着表样(本单位自己的空表)的文件夹,按占位符填好后写到--out",
            HelpName = "文件夹",
        };
        var totalsOnly = new Option<bool>("--totals-only") { Description = "只写summary.json,不写汇总表、数据段落和回执" };
        var final = new Option<string?>("--final") { Description = "定稿的人;不给则各页标明初步数", HelpName = "姓名" };
        var json = SharedOptions.Json();
        var command = new Command("consolidate", "汇总一个文件夹里的工作簿,不需要任何存储")
        {
            folder,
            period,
            roster,
            scheme,
            previous,
            output,
            tables,
            totalsOnly,
            final,
            json,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    OptionsOf(
                        SharedOptions.ExistingFolder(parsed.GetRequiredValue(folder)),
                        parsed.GetRequiredValue(output).FullName,
                        SharedOptions.ReadPeriod(parsed.GetRequiredValue(period))!.Value,
                        parsed.GetValue(roster),
                        parsed.GetValue(scheme)
                    ) with
                    {
                        PreviousFolder = parsed.GetValue(previous) is { } earlier ? SharedOptions.ExistingFolder(earlier) : null,
                        TablesFolder = parsed.GetValue(tables) is { } layouts ? SharedOptions.ExistingFolder(layouts) : null,
                        Final = parsed.GetValue(final) is { } who ? new Finality(who, TimeProvider.System.GetUtcNow()) : null,
                        WritesReceipts = !parsed.GetValue(totalsOnly),
                        WritesDocuments = !parsed.GetValue(totalsOnly),
                    },
                    parsed.GetValue(json),
                    cancellationToken
                )
        );
        return command;
    }

    private static FolderOptions OptionsOf(string folder, string output, Period period, FileInfo? roster, FileInfo? scheme)
    {
        // The summary would overwrite a school's workbook of that name, and be read as one the next time.
        if (FolderWorkbook.IsWithin(folder, output) && FolderWorkbook.IsWithin(output, folder))
        {
            throw new UsageException("--out不能就是放工作簿的文件夹,否则结果会和各校的工作簿混在一起;请另给一个文件夹,可以是它下面的。");
        }
        return new FolderOptions(folder, period, output)
        {
            DemandsWorkbooks = true,
            Roster = SharedOptions.ReadRoster(roster),
            Forms = SharedOptions.ReadScheme(scheme),
            Besides = [.. new[] { roster, scheme }.OfType<FileInfo>().Select(file => file.FullName)],
        };
    }

    private static async Task<int> RunAsync(FolderOptions options, bool asJson, CancellationToken cancellationToken)
    {
        var result = await new ConsolidateFolder(options).RunAsync(progress: null, cancellationToken);
        WriteOutcomes(asJson ? Console.Error : Console.Out, result);
        if (asJson)
        {
            using var output = Console.OpenStandardOutput();
            SummaryJson.Write(output, result.Summary);
        }
        else
        {
            using var summary = JsonDocument.Parse(
                await File.ReadAllBytesAsync(Path.Combine(options.Output, FolderOptions.JsonFile), cancellationToken)
            );
            SummaryTables.Write(summary.RootElement, options.Forms);
            WriteNext(options, result);
        }
        var verdicts = result.Files.Select(file => file.Verdict).OfType<Verdict>().ToList();
        return verdicts.Count > 0 && verdicts.All(verdict => verdict == Verdict.Rejected) ? ExitCode.Rejected : ExitCode.Done;
    }

    /// <summary>What was written, and what to do with it.</summary>
    private static void WriteNext(FolderOptions options, FolderResult result)
    {
        Console.WriteLine($"结果在：{options.Output}");
        if (!options.WritesDocuments)
        {
            return;
        }
        Console.WriteLine(
            "  先打开 汇总表.xlsx：总表是各校各区域的数，疑问清单是要核实的，核对表说明数是否一致、有没有数没有计入。数据段落.docx 是文字稿。"
        );
        if (result.Files.Any(file => file.Verdict is Verdict.Rejected or Verdict.AcceptedWithQueries))
        {
            Console.WriteLine("  “回执”文件夹里是在各校原表上标出问题的副本，可以直接发还给学校改正或说明。");
        }
    }

    /// <summary>What does not count, and why; under <c>--json</c> standard output is the document's alone.</summary>
    private static void WriteOutcomes(TextWriter writer, FolderResult result)
    {
        foreach (var group in result.Files.Where(file => file.Verdict is null).GroupBy(file => file.Note))
        {
            var names = group.Select(file => file.Name).ToList();
            writer.WriteLine(
                names.Count > MostNamed
                    ? $"提示  {names.Count}个文件({string.Join("、", names.Take(MostNamed))}等)  {ChineseText.Typeset(group.Key!)}"
                    : string.Join(Environment.NewLine, names.Select(name => $"提示  {name}  {ChineseText.Typeset(group.Key!)}"))
            );
        }
        foreach (
            var file in result.Files.Where(file => file.Verdict is not null && (file.Note is not null || file.Verdict == Verdict.Rejected))
        )
        {
            Verdicts.Write(writer, file.Verdict!.Value);
            writer.WriteLine($"  {file.Name}  {ChineseText.Typeset(file.Note ?? $"错误{file.Errors}处,见回执。")}");
        }
    }
}
