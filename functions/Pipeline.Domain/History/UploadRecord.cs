using System.Collections.Immutable;
using Pipeline.Domain.Balance;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.History;

/// <summary>One upload in a school's history: a fact that is written once and never changed, unless it is purged.</summary>
/// <param name="Version">Names the upload for ever, see <see cref="UploadVersion"/>; empty if there is no storage.</param>
/// <param name="Path">The blob's name in the container of uploads.</param>
/// <param name="Verdict">Null if it could not be processed, through no fault of the school; it waits for a retry.</param>
/// <param name="FigureSet">The set of figures and findings that belongs to it; empty if it was never judged.</param>
/// <param name="SchoolName">As the roster or the workbook has it; empty if neither says.</param>
/// <param name="Errors">Numbers of findings, here and in the next three.</param>
public sealed record UploadRecord(
    string Version,
    string Path,
    string ETag,
    DateTimeOffset UploadedAt,
    int Rank,
    long Length,
    Verdict? Verdict,
    string FigureSet,
    string SchoolName,
    int Errors,
    int OpenQueries,
    int ExplainedQueries,
    int Notices,
    ImmutableArray<ReportedTotal> Totals
)
{
    public UploadOrder Order => new(UploadedAt, Path, Rank, Version);

    public string FileName { get; init; } = UploadAddress.Parse(Path).FileName;

    /// <summary>The bureau had everything of it erased; only that it came is still known.</summary>
    public bool IsPurged { get; init; }

    /// <summary>Where the workbook's numbers went; null in records of releases that did not keep it.</summary>
    public NumberCounts? Numbers { get; init; }

    public bool IsAcceptable => Verdict is Findings.Verdict.Accepted or Findings.Verdict.AcceptedWithQueries;

    /// <summary>The record of a workbook that lies in no storage.</summary>
    public static UploadRecord Of(Submission submission) =>
        new(
            submission.Version,
            submission.File,
            "",
            submission.ReceivedAt,
            0,
            0,
            submission.Verdict,
            "",
            submission.SchoolName,
            0,
            0,
            0,
            0,
            []
        )
        {
            FileName = submission.File,
            Numbers = submission.Numbers,
            Errors = submission.Findings.Count(finding => finding.Severity == Severity.Error),
            OpenQueries = submission.Findings.Count(finding => finding is { Severity: Severity.Query, IsExplained: false }),
            ExplainedQueries = submission.Findings.Count(finding => finding is { Severity: Severity.Query, IsExplained: true }),
            Notices = submission.Findings.Count(finding => finding.Severity == Severity.Notice),
        };
}
