using System.CommandLine;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Judging;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline check</c>: judges workbooks as the pipeline would, without any storage.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("文件") { Description = "要核对的工作簿,可以多个", Arity = ArgumentArity.OneOrMore };
        var period = SharedOptions.Period(required: false);
        var roster = SharedOptions.Roster();
        var json = SharedOptions.Json();
        var command = new Command("check", "核对工作簿,不需要任何存储") { files, period, roster, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(files), new JudgingContext(FormCatalogue.Standard,
            SharedOptions.ReadRoster(parsed.GetValue(roster)), SharedOptions.ReadPeriod(parsed.GetValue(period))), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string[] patterns, JudgingContext context, bool asJson)
    {
        var paths = patterns.SelectMany(Expand).ToArray();
        var judgements = new Judgement[paths.Length];
        var contents = paths.Length == 1 ? [SharedOptions.ReadFile(paths[0])] : Array.Empty<byte[]>();
        foreach (var path in paths.Where(path => !File.Exists(path)))
        {
            throw new UsageException($"没有这个文件:{path}");
        }
        if (contents.Length == 1)
        {
            judgements[0] = Judge(paths[0], contents[0], context);
        }
        else
        {
            Parallel.For(0, paths.Length, i => judgements[i] = Judge(paths[i], SharedOptions.ReadFile(paths[i]), context));
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

    private static Judgement Judge(string path, byte[] content, JudgingContext context) =>
        WorkbookJudge.Judge(WorkbookOpener.Open(content, path), path, context);

    /// <summary>Windows shells leave <c>*.xlsx</c> to the program.</summary>
    private static IEnumerable<string> Expand(string pattern)
    {
        if (File.Exists(pattern) || !pattern.AsSpan().ContainsAny('*', '?'))
        {
            return [pattern];
        }
        var folder = Path.GetDirectoryName(pattern) is { Length: > 0 } named ? named : ".";
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Path.GetFileName(pattern)).Order(StringComparer.Ordinal) : [pattern];
    }
}
