using System.Collections.Immutable;
using Pipeline.Domain.Findings;
using Pipeline.Domain.History;

namespace Pipeline.TestKit;

/// <summary>Upload records with valid defaults: a test states only its difference.</summary>
public static class Uploads
{
    public static readonly DateTimeOffset Morning = new(2019, 7, 2, 8, 0, 0, TimeSpan.Zero);

    /// <param name="minute">When it came, in minutes after <see cref="Morning"/>.</param>
    public static UploadRecord Record(
        int minute,
        Verdict? verdict = Verdict.Accepted,
        string path = "2019-H1/4501220001/报表.xlsx",
        int rank = 0,
        string? etag = null
    )
    {
        var at = Morning.AddMinutes(minute);
        etag ??= FormattableString.Invariant($"0x{minute}");
        return new UploadRecord(
            UploadVersion.Of(path, etag, at),
            path,
            etag,
            at,
            rank,
            10,
            verdict,
            "set",
            "府城小学",
            0,
            0,
            0,
            0,
            ImmutableArray<ReportedTotal>.Empty
        );
    }

    public static SubmissionStatus Fold(
        IEnumerable<UploadRecord> uploads,
        IEnumerable<WorkflowRecord> acts,
        DateTimeOffset? lockedAt = null
    ) => StatusFold.Of(new SubmissionFacts([.. uploads], [.. acts]), lockedAt);

    public static WorkflowRecord Return(UploadRecord upload, int minute = 60, string why = "请核对补助金额。") =>
        new(FormattableString.Invariant($"r{minute}"), Morning.AddMinutes(minute), WorkflowAction.Returned, upload.Version, "王科长", why);

    public static WorkflowRecord Approve(UploadRecord upload, int minute = 60) =>
        new(FormattableString.Invariant($"a{minute}"), Morning.AddMinutes(minute), WorkflowAction.Approved, upload.Version, "王科长", "");
}
