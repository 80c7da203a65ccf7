using System.CommandLine;
using System.Runtime.ExceptionServices;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Judging;
using Pipeline.Steps.Offline;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline check</c>: judges workbooks as the pipeline would, without any storage.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("文件") { Description = "要核对的工作簿,可以多个,文件名里可用*和?", Arity = ArgumentArity.OneOrMore };
        var period = SharedOptions.Period(required: false);
        var roster = SharedOptions.Roster();
        var json = SharedOptions.Json();
        var scheme = SharedOptions.Scheme();
        var command = new Command("check", "核对工作簿,不需要任何存储") { files, period, roster, scheme, json };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(FilePatterns.Expand(parsed.GetRequiredValue(files)), new JudgingContext(SharedOptions.ReadScheme(parsed.GetValue(scheme)),
            SharedOptions.ReadRoster(parsed.GetValue(roster)), SharedOptions.ReadPeriod(parsed.GetValue(period))), parsed.GetValue(json), cancellationToken)));
        return command;
    }

    private static int Run(IReadOnlyList<string> paths, JudgingContext context, bool asJson, CancellationToken cancellationToken)
    {
        var judgements = new Judgement[paths.Count];
        try
        {
            Parallel.For(0, paths.Count, new ParallelOptions { CancellationToken = cancellationToken },
                i => judgements[i] = WorkbookJudge.Judge(WorkbookOpener.Open(FolderWorkbook.ReadBounded(paths[i]), paths[i]), paths[i], context));
        }
        catch (AggregateException failures)
        {
            // One file that cannot be read is enough to stop; the others would be told the next time.
            ExceptionDispatchInfo.Throw(failures.Flatten().InnerExceptions[0]);
        }
        using var output = Console.OpenStandardOutput();
        if (asJson)
        {
            JudgementJson.Write(output, judgements);
        }
        else
        {
            JudgementText.Write(output, judgements);
        }
        return judgements.Any(judgement => judgement.Verdict == Verdict.Rejected) ? ExitCode.Rejected : ExitCode.Done;
    }
}
