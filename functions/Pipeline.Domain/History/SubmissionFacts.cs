using System.Collections.Immutable;
using Pipeline.Domain.Findings;

namespace Pipeline.Domain.History;

/// <summary>All that is known of a school's submissions of a period, each fact once and in any order.</summary>
public sealed record SubmissionFacts(ImmutableArray<UploadRecord> Uploads, ImmutableArray<WorkflowRecord> Acts)
{
    public ImmutableArray<RejudgementRecord> Rejudgements { get; init; } = [];

    public ImmutableArray<ExplanationRecord> Explanations { get; init; } = [];

    /// <summary>The judgement that took the first one's place and is not held by the lock; null if the first one stands.</summary>
    public RejudgementRecord? LastJudgement(string version, DateTimeOffset? lockedAt) =>
        Rejudgements
            .Where(judgement => judgement.Version == version && !(judgement.At > lockedAt))
            .OrderBy(judgement => judgement.At)
            .ThenBy(judgement => judgement.Id, StringComparer.Ordinal)
            .LastOrDefault();

    /// <summary>
    /// What the school explained on its page of an upload's queries, the latest words of each query first; without what the lock holds.
    /// </summary>
    public ImmutableArray<ExplanationRecord> ExplanationsOf(string version, DateTimeOffset? lockedAt) =>
        Explanations.IsEmpty
            ? []
            :
            [
                .. Explanations
                    .Where(given => given.Version == version && !(given.At > lockedAt))
                    .OrderByDescending(given => given.At)
                    .ThenByDescending(given => given.Id, StringComparer.Ordinal)
                    .DistinctBy(About),
            ];

    /// <summary>The upload as it was judged last, with what was explained since.</summary>
    public UploadRecord AsOf(UploadRecord upload, DateTimeOffset? lockedAt)
    {
        var judged = LastJudgement(upload.Version, lockedAt)?.ApplyTo(upload) ?? upload;
        var explained = ExplainedSince(upload.Version, LastJudgement(upload.Version, lockedAt)?.At, lockedAt);
        if (explained == 0)
        {
            return judged;
        }
        var open = Math.Max(0, judged.OpenQueries - explained);
        return judged with
        {
            OpenQueries = open,
            ExplainedQueries = judged.ExplainedQueries + judged.OpenQueries - open,
            Verdict = judged.Verdict == Verdict.AcceptedWithQueries && open == 0 ? Verdict.Accepted : judged.Verdict,
        };
    }

    /// <summary>
    /// Queries explained for the first time since the upload was judged: a later judgement knows the explanations before it.
    /// </summary>
    private int ExplainedSince(string version, DateTimeOffset? judgedAt, DateTimeOffset? lockedAt)
    {
        var known = Explanations.Where(given => given.Version == version && given.At <= judgedAt).Select(About).ToHashSet();
        return ExplanationsOf(version, lockedAt).Count(given => given.WasOpen && !known.Contains(About(given)));
    }

    private static QueryExplanation About(ExplanationRecord given) => given.Explanation with { Explanation = "" };
}
