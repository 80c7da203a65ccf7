using Pipeline.Domain.Findings;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>What 上报情况 says of a workbook, without its rows.</summary>
/// <param name="Verdict">Null while it is not judged.</param>
public sealed record SubmissionOutline(string File, string Version, DateTimeOffset ReceivedAt, Verdict? Verdict,
    int Errors = 0, int OpenQueries = 0, int ExplainedQueries = 0, int Notices = 0)
{
    public static SubmissionOutline Of(Submission submission) => new(submission.File, submission.Version, submission.ReceivedAt, submission.Verdict,
        submission.Findings.Count(finding => finding.Severity == Severity.Error),
        submission.Findings.Count(finding => finding is { Severity: Severity.Query, IsExplained: false }),
        submission.Findings.Count(finding => finding is { Severity: Severity.Query, IsExplained: true }),
        submission.Findings.Count(finding => finding.Severity == Severity.Notice));
}
