using System.Security.Cryptography;
using System.Text;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;

namespace Pipeline.Domain.History;

/// <summary>
/// The rule of which upload counts: a pure function of the whole history, so that neither the order in which uploads are processed nor how
/// often can matter. The newest acceptable upload wins; a rejected or failed one leaves the earlier accepted one in force; a returned one,
/// and all before it, count no longer; what came after a lock is held until the lock ends; a later judgement of an upload takes the place
/// of the earlier one.
/// </summary>
public static class StatusFold
{
    /// <param name="facts">In any order.</param>
    /// <param name="lockedAt">Since when the period is locked; null if it is open. An upload of the lock's own second still counts.</param>
    public static SubmissionStatus Of(SubmissionFacts facts, DateTimeOffset? lockedAt)
    {
        var all = facts
            .Uploads.Where(upload => !upload.IsPurged)
            .OrderBy(upload => upload.Order)
            .Select(upload => facts.AsOf(upload, lockedAt))
            .ToList();
        if (all.Count == 0)
        {
            return SubmissionStatus.Nothing;
        }
        var acts = facts.Acts.OrderBy(act => act.At).ThenBy(act => act.Id, StringComparer.Ordinal).ToList();
        var open = all.FindAll(upload => lockedAt is not { } since || upload.UploadedAt <= since);
        var newest = open.LastOrDefault();
        var floor = open.FindLast(upload => acts.Exists(act => act.Action == WorkflowAction.Returned && act.Version == upload.Version));
        var accepted = open.FindLast(upload => upload.IsAcceptable && (floor is null || upload.Order > floor.Order));
        var state = StateOf(newest, floor, acts, newest is null ? null : facts.LastJudgement(newest.Version, lockedAt));
        return new SubmissionStatus(
            accepted,
            newest,
            state,
            all.Count,
            all.Count - open.Count,
            all.Find(upload => upload.IsAcceptable)?.UploadedAt,
            state == ReportingState.Returned
                ? acts.FindLast(act => act.Action == WorkflowAction.Returned && act.Version == floor!.Version)!.Why
                : null
        )
        {
            Explained = accepted is null ? "" : NameOf(facts.ExplanationsOf(accepted.Version, lockedAt)),
        };
    }

    /// <param name="judged">The newest upload's later judgement: an approval before it was of other figures.</param>
    private static ReportingState StateOf(UploadRecord? newest, UploadRecord? floor, List<WorkflowRecord> acts, RejudgementRecord? judged)
    {
        if (newest is null)
        {
            return ReportingState.Received;
        }
        if (floor is not null && !(newest.Order > floor.Order))
        {
            return ReportingState.Returned;
        }
        return newest.Verdict switch
        {
            null => ReportingState.Received,
            Verdict.Rejected => ReportingState.Rejected,
            _ when acts.Exists(act => act.Action == WorkflowAction.Approved && act.Version == newest.Version && !(act.At <= judged?.At)) =>
                ReportingState.Approved,
            Verdict.AcceptedWithQueries => ReportingState.AcceptedWithQueries,
            _ => ReportingState.Accepted,
        };
    }

    private static string NameOf(IReadOnlyCollection<ExplanationRecord> given) =>
        given.Count == 0
            ? ""
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', given.Select(each => each.Id)))))[..10];
}
