using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>Where one school stands, until the queries across schools are known.</summary>
internal sealed class SchoolStatus
{
    private readonly SubmissionStatus status = SubmissionStatus.Nothing;
    private readonly bool isLate;
    private readonly bool isOverdue;
    private readonly Period? missing;
    private readonly ImmutableArray<Period> sources;
    private readonly ImmutableArray<string> versions;

    /// <summary>Of a year, the newest workbook of the year or its halves says where the school stands.</summary>
    public SchoolStatus(
        School school,
        bool isExpected,
        IEnumerable<PeriodSubmissions> lines,
        ImmutableArray<Submission> counting,
        Period period,
        ConsolidationOptions options
    )
    {
        School = school;
        IsExpected = isExpected;
        sources = [.. counting.Select(source => source.Period)];
        versions = [.. counting.Select(source => source.Version)];
        foreach (var line in lines)
        {
            if (
                line.Status.Uploads > 0
                && (status.Newest is not { } newest || line.Status.Newest is { } other && newest.Order < other.Order)
            )
            {
                status = line.Status;
            }
            isLate |= Timeliness.IsLate(
                line.Status.FirstAcceptedAt ?? line.Counting?.ReceivedAt,
                line.Status.Newest?.UploadedAt,
                options.Deadline
            );
        }
        isOverdue = isExpected && Timeliness.IsOverdue(IsReceived, options.Deadline, options.AsOf);
        missing = period.IsYear && sources is [{ IsYear: false } half] ? half.OtherHalf : null;
    }

    public School School { get; }

    public bool IsExpected { get; }

    /// <summary>Queries that only consolidation raised, by whether the school explained them.</summary>
    public (int Open, int Explained) CrossQueries { get; set; }

    public bool IsReceived => status.State != ReportingState.NotReceived;

    public DateTimeOffset? ReceivedAt => status.Newest?.UploadedAt;

    /// <summary>
    /// How coverage counts the school; null if nothing came, or what came is not judged. A returned report counts as rejected.
    /// </summary>
    public Verdict? Verdict =>
        State switch
        {
            ReportingState.NotReceived or ReportingState.Received => null,
            ReportingState.Returned or ReportingState.Rejected => Findings.Verdict.Rejected,
            _ when CrossQueries.Open > 0 => Findings.Verdict.AcceptedWithQueries,
            _ => status.Newest?.Verdict,
        };

    public SchoolReport ToReport() =>
        new(
            School,
            IsExpected,
            State,
            status.Newest?.UploadedAt,
            status.Newest?.FileName,
            status.Newest?.Version ?? "",
            isLate,
            status.Newest?.Errors ?? 0,
            (status.Newest?.OpenQueries ?? 0) + CrossQueries.Open,
            (status.Newest?.ExplainedQueries ?? 0) + CrossQueries.Explained,
            status.Newest?.Notices ?? 0,
            sources
        )
        {
            SourceVersions = versions,
            IsOverdue = isOverdue,
            MissingHalf = missing,
        };

    private ReportingState State =>
        status.State == ReportingState.Accepted && CrossQueries.Open > 0 ? ReportingState.AcceptedWithQueries : status.State;
}
