using Pipeline.Domain.Consolidation;

namespace Pipeline.Domain.History;

/// <summary>
/// The rule of who stands: a pure function of the whole history, so that neither the order in which uploads are processed nor how often can matter.
/// The newest acceptable upload wins; a rejected or failed one leaves the earlier accepted one status; a returned one, and all before it, count no longer;
/// what came after a lock is held until the lock ends.
/// </summary>
public static class StatusFold
{
    /// <param name="lockedAt">Since when the period is locked; null where it is open. An upload of the lock's own second still counts.</param>
    public static SubmissionStatus Of(IEnumerable<UploadRecord> uploads, IEnumerable<WorkflowRecord> workflow, DateTimeOffset? lockedAt)
    {
        var all = uploads.OrderBy(upload => upload.Order).ToList();
        if (all.Count == 0)
        {
            return SubmissionStatus.Nothing;
        }
        var acts = workflow.OrderBy(act => act.At).ThenBy(act => act.Id, StringComparer.Ordinal).ToList();
        var open = all.FindAll(upload => lockedAt is not { } since || upload.UploadedAt <= since);
        var newest = open.LastOrDefault();
        var floor = open.FindLast(upload => acts.Exists(act => act.Action == WorkflowAction.Returned && act.Version == upload.Version));
        var accepted = open.FindLast(upload => upload.IsAcceptable && (floor is null || upload.Order > floor.Order));
        var state = StateOf(newest, floor, acts);
        return new SubmissionStatus(accepted, newest, state, all.Count, all.Count - open.Count,
            all.Find(upload => upload.IsAcceptable)?.UploadedAt,
            state == ReportingState.Returned ? acts.FindLast(act => act.Action == WorkflowAction.Returned && act.Version == floor!.Version)!.Why : null);
    }

    private static ReportingState StateOf(UploadRecord? newest, UploadRecord? floor, List<WorkflowRecord> acts)
    {
        if (newest is null)
        {
            return ReportingState.Received;
        }
        if (floor is not null && !(newest.Order > floor.Order))
        {
            return ReportingState.Returned;
        }
        return newest.Outcome switch
        {
            UploadOutcome.Failed => ReportingState.Received,
            UploadOutcome.Rejected => ReportingState.Rejected,
            _ when acts.Exists(act => act.Action == WorkflowAction.Approved && act.Version == newest.Version) => ReportingState.Approved,
            UploadOutcome.AcceptedWithQueries => ReportingState.AcceptedWithQueries,
            _ => ReportingState.Accepted,
        };
    }
}
