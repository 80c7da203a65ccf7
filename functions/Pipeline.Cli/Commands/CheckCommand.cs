using System.CommandLine;
using System.Runtime.ExceptionServices;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Judging;
using Pipeline.Steps.Offline;
using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Receipts;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline check</c>: judges workbooks as the pipeline would, without any storage.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("文件或文件夹")
        {
            Description = "要核对的工作簿,可以多个,文件名里可用“*”和“?”;给文件夹则核对其中所有的工作簿",
            Arity = ArgumentArity.OneOrMore,
        };
        var period = SharedOptions.Period(required: false);
        var roster = SharedOptions.Roster();
        var json = SharedOptions.Json();
        var scheme = SharedOptions.Scheme();
        var receipts = new Option<DirectoryInfo?>("--receipt")
        {
            Description = "把回执(在原表上标出问题的副本)写到这个文件夹",
            HelpName = "文件夹",
        };
        var command = new Command("check", "核对工作簿,不需要任何存储") { files, period, roster, scheme, receipts, json };
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                string[] besides =
                [
                    .. new FileSystemInfo?[] { parsed.GetValue(roster), parsed.GetValue(scheme), parsed.GetValue(receipts) }
                        .OfType<FileSystemInfo>()
                        .Select(file => file.FullName),
                ];
                var context = new JudgingContext(
                    SharedOptions.ReadScheme(parsed.GetValue(scheme)),
                    SharedOptions.ReadRoster(parsed.GetValue(roster)),
                    SharedOptions.ReadPeriod(parsed.GetValue(period))
                );
                if (
                    parsed
                        .GetRequiredValue(files)
                        .FirstOrDefault(file => file.StartsWith("--", StringComparison.Ordinal) && !File.Exists(file)) is
                    { } option
                )
                {
                    throw new UsageException(ChineseErrors.UnknownOption(command, option));
                }
                return Task.FromResult(
                    Run(
                        FilePatterns.Expand(parsed.GetRequiredValue(files), besides),
                        context,
                        parsed.GetValue(receipts)?.FullName,
                        parsed.GetValue(json),
                        cancellationToken
                    )
                );
            }
        );
        return command;
    }

    private static int Run(
        IReadOnlyList<FilePatterns.NamedFile> files,
        JudgingContext context,
        string? receipts,
        bool asJson,
        CancellationToken cancellationToken
    )
    {
        var judgements = new Judgement[files.Count];
        var writer = receipts is null ? null : new ReceiptFiles(receipts);
        var names = NamesOf(files);
        try
        {
            Parallel.For(
                0,
                files.Count,
                new ParallelOptions { CancellationToken = cancellationToken },
                i =>
                {
                    var content = FolderWorkbook.ReadBounded(files[i].Path);
                    judgements[i] = WorkbookJudge.Judge(WorkbookOpener.Open(content, files[i].Path), files[i].Path, context);
                    writer?.Write(
                        names[i],
                        content,
                        judgements[i],
                        new ReceiptHeader(File.GetLastWriteTimeUtc(files[i].Path)) { Forms = context.Forms }
                    );
                }
            );
        }
        catch (AggregateException failures)
        {
            // One file that cannot be read is enough to stop; the others would be told the next time.
            ExceptionDispatchInfo.Throw(failures.Flatten().InnerExceptions[0]);
        }
        if (asJson)
        {
            using var output = Console.OpenStandardOutput();
            JudgementJson.Write(output, judgements);
        }
        else
        {
            JudgementText.Write(judgements, receipts);
        }
        return judgements.Any(judgement => judgement.Verdict == Verdict.Rejected) ? ExitCode.Rejected : ExitCode.Done;
    }

    /// <summary>The names of the receipts: those of one name from several folders are numbered.</summary>
    private static string[] NamesOf(IReadOnlyList<FilePatterns.NamedFile> files)
    {
        var used = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. files.Select(file =>
            {
                var count = used[file.Name] = used.GetValueOrDefault(file.Name) + 1;
                return count == 1
                    ? file.Name
                    : Path.Combine(
                        Path.GetDirectoryName(file.Name) ?? "",
                        FormattableString.Invariant($"{Path.GetFileNameWithoutExtension(file.Name)}({count}){Path.GetExtension(file.Name)}")
                    );
            }),
        ];
    }
}
