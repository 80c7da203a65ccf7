using System.Collections.Immutable;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>Where one school stands, until the queries across schools are known.</summary>
internal sealed class Standing
{
    private readonly SubmissionOutline? newest;
    private readonly ReviewState review;
    private readonly bool isLate;
    private readonly ImmutableArray<Period> sources;
    private readonly ImmutableArray<string> versions;

    /// <summary>Of a year, the newest workbook of the year or its halves says where the school stands.</summary>
    public Standing(School school, bool isExpected, IEnumerable<PeriodSubmissions> lines, ImmutableArray<Submission> counting, DateTimeOffset? deadline)
    {
        School = school;
        IsExpected = isExpected;
        sources = [.. counting.Select(source => source.Period)];
        versions = [.. counting.Select(source => source.Version)];
        foreach (var line in lines)
        {
            if (newest is null || line.Newest is { } other && Compare(newest, other) < 0)
            {
                newest = line.Newest ?? newest;
                review = line.Review;
            }
            isLate |= deadline is { } last && line.Counting is { } accepted && (line.FirstAcceptedAt ?? accepted.ReceivedAt) > last;
        }
    }

    public School School { get; }

    public bool IsExpected { get; }

    /// <summary>Queries that only consolidation raised, by whether the school explained them.</summary>
    public (int Open, int Explained) CrossQueries { get; set; }

    public bool IsReceived => newest is not null || review == ReviewState.Held;

    public DateTimeOffset? ReceivedAt => newest?.ReceivedAt;

    /// <summary>How coverage counts the school; null where nothing came, or what came is not judged. A returned report counts as rejected.</summary>
    public Verdict? Verdict => (review, newest?.Verdict) switch
    {
        (ReviewState.Held, _) or (_, null) => null,
        (ReviewState.Returned, _) => Findings.Verdict.Rejected,
        (_, Findings.Verdict.Accepted) when CrossQueries.Open > 0 => Findings.Verdict.AcceptedWithQueries,
        var (_, verdict) => verdict,
    };

    public SchoolReport ToReport() => new(School, IsExpected, State, newest?.ReceivedAt, newest?.File, newest?.Version ?? "", isLate,
        newest?.Errors ?? 0, (newest?.OpenQueries ?? 0) + CrossQueries.Open, (newest?.ExplainedQueries ?? 0) + CrossQueries.Explained,
        newest?.Notices ?? 0, sources) { SourceVersions = versions };

    private ReportingState State => (review, Verdict) switch
    {
        _ when !IsReceived => ReportingState.NotReceived,
        (ReviewState.Returned, _) => ReportingState.Returned,
        (_, null) => ReportingState.Received,
        (_, Findings.Verdict.Rejected) => ReportingState.Rejected,
        (ReviewState.Approved, _) => ReportingState.Approved,
        (_, Findings.Verdict.AcceptedWithQueries) => ReportingState.AcceptedWithQueries,
        _ => ReportingState.Accepted,
    };

    private static int Compare(SubmissionOutline left, SubmissionOutline right) => SubmissionChoice.Compare(
        (left.ReceivedAt, left.File, left.Version), (right.ReceivedAt, right.File, right.Version));
}
