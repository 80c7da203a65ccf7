using System.Collections.Immutable;
using System.Diagnostics;
using System.Threading.Channels;
using Pipeline.Domain.Balance;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Steps.Offline;

/// <summary>
/// Consolidates a folder of workbooks without any storage: judges each, sums up school by school, writes what schools and bureau get.
/// </summary>
/// <remarks>
/// A school's workbooks come together: by the code in a file's name, where that does not tell by its cover, which is looked at first. A
/// cover that then contradicts its file's name makes everything start again by the covers alone. No more than a few schools are held at a
/// time, and memory does not grow with the folder.
/// </remarks>
public sealed class ConsolidateFolder(FolderOptions options)
{
    private readonly JudgingContext context = new(options.Forms, options.Roster);
    private readonly List<FolderOutcome> passedOver = [];
    private readonly HashSet<Period> otherPeriods = [];
    private readonly List<FolderOutcome> placed = [];
    private readonly List<FolderOutcome> unplaced = [];

    /// <summary>
    /// One school's workbooks, those of this consolidation and those to compare with; no school where it could not be told.
    /// </summary>
    private sealed record Group(SchoolCode? School, IReadOnlyList<FolderWorkbook> Files, IReadOnlyList<FolderWorkbook> Earlier);

    /// <param name="IsMisnamed">A workbook is of another school than its file's name says; nothing was written of the group.</param>
    private sealed record JudgedGroup(
        SchoolCode? School,
        IReadOnlyList<JudgedWorkbook> Files,
        IReadOnlyList<Submission> Earlier,
        bool IsMisnamed = false
    );

    /// <param name="progress">Told after each file; from the first again where a file's name misled.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    /// <exception cref="UnreadableInputException">A folder or file cannot be read.</exception>
    /// <exception cref="NoWorkbooksException">There is no workbook of the period, and one is demanded.</exception>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public async Task<FolderResult> RunAsync(IProgress<FolderOutcome>? progress, CancellationToken cancellationToken)
    {
        return await TryRunAsync(trustsNames: true, progress, cancellationToken)
            ?? await TryRunAsync(trustsNames: false, progress, cancellationToken)
            ?? throw new UnreachableException();
    }

    /// <returns>Null if a file's name misled, if names are trusted.</returns>
    private async Task<FolderResult?> TryRunAsync(bool trustsNames, IProgress<FolderOutcome>? progress, CancellationToken cancellationToken)
    {
        passedOver.Clear();
        otherPeriods.Clear();
        placed.Clear();
        unplaced.Clear();
        string[] besides = FolderWorkbook.IsWithin(options.Folder, options.Output)
            ? [.. options.Besides, options.Output]
            : [.. options.Besides];
        var files = await FindAsync(options.Folder, besides, trustsNames, cancellationToken);
        var earlier = options.PreviousFolder is { } previous
            ? await FindAsync(previous, besides, trustsNames: false, cancellationToken)
            : [];
        var consolidator = new Consolidator(
            options.Forms,
            options.Roster,
            options.Period,
            new ConsolidationOptions { Final = options.Final }
        );
        using var output = new FolderOutput(options);
        await foreach (var group in JudgeInOrderAsync(Groups(files, earlier), output, cancellationToken))
        {
            if (trustsNames && group.IsMisnamed)
            {
                return null;
            }
            Take(group, consolidator, output, progress);
        }
        if (options.DemandsWorkbooks && placed.Count + unplaced.Count == 0)
        {
            throw new NoWorkbooksException(NothingOf(files.Length));
        }
        var summary = consolidator.Finish();
        output.Finish(summary, name => Judge(files.First(file => file.Name == name)));
        return new FolderResult(summary, [.. passedOver.OrderBy(outcome => outcome.Name, StringComparer.Ordinal), .. placed, .. unplaced]);
    }

    private string NothingOf(int files) =>
        files == 0
            ? $"文件夹里没有工作簿：{options.Folder}"
            : $"文件夹里没有{options.Period.ChineseName}的报表：{files}个文件都是"
                + $"{string.Join("、", otherPeriods.Order().Select(period => period.ChineseName))}的。请核对--period。";

    private static async Task<FolderWorkbook[]> FindAsync(
        string folder,
        string[] except,
        bool trustsNames,
        CancellationToken cancellationToken
    )
    {
        var paths = FolderWorkbook.FilesOf(folder, except);
        var files = new FolderWorkbook[paths.Count];
        await Parallel.ForAsync(
            0,
            files.Length,
            cancellationToken,
            (i, _) =>
            {
                files[i] = (trustsNames ? FolderWorkbook.Named(folder, paths[i]) : null) ?? FolderWorkbook.Peek(folder, paths[i]);
                return ValueTask.CompletedTask;
            }
        );
        return files;
    }

    /// <summary>A group a school, the roster's schools in its order, then others by their code, last the files of no school.</summary>
    private IEnumerable<Group> Groups(FolderWorkbook[] files, FolderWorkbook[] earlier)
    {
        passedOver.AddRange(
            files
                .Where(file => file.Identity.Period is { } period && !Concerns(period))
                .Select(file => PassedOver(file, file.Identity.Period!.Value))
        );
        var own = files.Where(file => file.Identity.Period is not { } period || Concerns(period)).ToLookup(file => file.Identity.School);
        var before = earlier.ToLookup(file => file.Identity.School);
        var codes = own.Select(group => group.Key).OfType<SchoolCode>().Order().ToList();
        var listed =
            options.Roster?.Schools.Select(school => school.Code).Where(code => own.Contains(code) || before.Contains(code)).ToList() ?? [];
        foreach (var code in listed.Concat(codes.Except(listed)))
        {
            yield return new Group(code, [.. own[code]], [.. before[code]]);
        }
        if (own[null].Any())
        {
            yield return new Group(null, [.. own[null]], []);
        }
    }

    private FolderOutcome PassedOver(FolderWorkbook file, Period period)
    {
        otherPeriods.Add(period);
        return new FolderOutcome(file.Name, null, 0, 0, $"是{period.ChineseName}的,不属于{options.Period.ChineseName},没有计入。");
    }

    private bool Concerns(Period period) => period == options.Period || (options.Period.IsYear && period.WholeYear == options.Period);

    /// <summary>Judges groups and answers them side by side and gives them in their order, only a few ahead of what was taken.</summary>
    private async IAsyncEnumerable<JudgedGroup> JudgeInOrderAsync(
        IEnumerable<Group> groups,
        FolderOutput output,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var ahead = Channel.CreateBounded<Task<JudgedGroup>>(Environment.ProcessorCount * 2);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task last = Task.CompletedTask;
        var producing = Task.Run(
            async () =>
            {
                try
                {
                    foreach (var group in groups)
                    {
                        var judging = Task.Run(() => JudgeGroup(group, output), stopping.Token);
                        last = judging;
                        await ahead.Writer.WriteAsync(judging, stopping.Token);
                    }
                }
                finally
                {
                    ahead.Writer.Complete();
                }
            },
            stopping.Token
        );
        try
        {
            await foreach (var judging in ahead.Reader.ReadAllAsync(cancellationToken))
            {
                yield return await judging;
            }
            await producing;
        }
        finally
        {
            // Who stops early must not find receipts written behind its back; the last group begun may not have come to stand in the
            // channel.
            await stopping.CancelAsync();
            await producing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (ahead.Reader.TryRead(out var judging))
            {
                await ((Task)judging).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private JudgedGroup JudgeGroup(Group group, FolderOutput output)
    {
        var files = group.Files.Select(Judge).ToList();
        if (files.Any(file => file.Judgement.School is { } school && file.File.Identity.School is { } named && school != named))
        {
            return new JudgedGroup(group.School, [], [], IsMisnamed: true);
        }
        foreach (var file in files.Where(file => file.Judgement.Period is not { } period || Concerns(period)))
        {
            var stands = files.Any(other =>
                other.Submission is { } submission && submission.Period == file.Submission?.Period && submission.Verdict != Verdict.Rejected
            );
            output.WriteReceipt(file, stands && file.Judgement.Verdict == Verdict.Rejected);
        }
        return new JudgedGroup(group.School, files, [.. group.Earlier.Select(file => Judge(file).Submission).OfType<Submission>()]);
    }

    private JudgedWorkbook Judge(FolderWorkbook file)
    {
        var bytes = FolderWorkbook.ReadBounded(file.Path);
        var judgement = WorkbookJudge.Judge(WorkbookOpener.Open(bytes, file.Name), file.Name, context);
        var submission = judgement is { School: { } school, Period: { } period }
            ? new Submission(
                school,
                judgement.SchoolName ?? school.ToString(),
                period,
                file.Name,
                "",
                file.ModifiedAt,
                judgement.Verdict,
                judgement.Findings,
                judgement.Rows
            )
            {
                Numbers = NumberCounts.Of(judgement.Numbers),
            }
            : null;
        return new JudgedWorkbook(file, bytes, judgement, submission);
    }

    private void Take(JudgedGroup group, Consolidator consolidator, FolderOutput output, IProgress<FolderOutcome>? progress)
    {
        var submissions = new List<Submission>();
        foreach (var file in group.Files)
        {
            if (file.Judgement.Period is { } period && !Concerns(period))
            {
                passedOver.Add(PassedOver(file.File, period));
                continue;
            }
            var outcome = OutcomeOf(file);
            (file.Judgement.School is null ? unplaced : placed).Add(outcome);
            progress?.Report(outcome);
            if (file.Submission is { } submission)
            {
                submissions.Add(submission);
            }
        }
        if (group.School is { } code && (submissions.Count > 0 || group.Earlier.Count > 0))
        {
            var school = options.Roster?.TryFind(code, out var listed) is true
                ? listed
                : new School(code, submissions.Concat(group.Earlier).First().SchoolName, "", [], [], IsOpen: true);
            var chosen = SubmissionChoice.OfSchool(school, submissions, group.Earlier);
            var whole = chosen with
            {
                Periods = [.. chosen.Periods.Select(line => line with { Explanations = ExplanationsOf(line, group) })],
            };
            output.AddDetails(whole, consolidator.Add(whole));
        }
    }

    /// <summary>What the workbook that counts says of queries that only consolidation raises.</summary>
    private static ImmutableArray<QueryExplanation> ExplanationsOf(PeriodSubmissions line, JudgedGroup group) =>
        group.Files.FirstOrDefault(file => ReferenceEquals(file.Submission, line.Counting)) is { } counting
            ? counting.Judgement.Explanations
            : [];

    private static FolderOutcome OutcomeOf(JudgedWorkbook file) =>
        new(
            file.File.Name,
            file.Judgement.Verdict,
            file.Judgement.Findings.Count(finding => finding.Severity == Severity.Error),
            file.Judgement.Findings.Count(finding => finding.Severity == Severity.Query),
            file.Submission is null
                ? "看不出是哪所学校或哪一期的,不能计入:"
                    + file.Judgement.Findings.First(finding => finding.Severity == Severity.Error).Message
                : null
        );
}
