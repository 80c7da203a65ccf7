using System.Collections.Immutable;
using Pipeline.Domain.Balance;
using Pipeline.Domain.Findings;

namespace Pipeline.Domain.History;

/// <summary>A later judgement of an upload, by a newer release or under another roster: it takes the place of the first one.</summary>
/// <param name="Version">The upload that was judged.</param>
/// <param name="Who">Who asked for it; the system where the roster changed.</param>
/// <param name="FigureSet">As all that follows, what the upload's own record says of the first judgement.</param>
public sealed record RejudgementRecord(
    string Id,
    DateTimeOffset At,
    string Version,
    string Who,
    string Why,
    Verdict Verdict,
    string FigureSet,
    string SchoolName,
    int Errors,
    int OpenQueries,
    int ExplainedQueries,
    int Notices,
    ImmutableArray<ReportedTotal> Totals
)
{
    /// <summary>As the upload's own.</summary>
    public NumberCounts? Numbers { get; init; }

    /// <summary>The upload as it was judged last.</summary>
    public UploadRecord ApplyTo(UploadRecord upload) =>
        upload with
        {
            Verdict = Verdict,
            FigureSet = FigureSet,
            SchoolName = SchoolName,
            Errors = Errors,
            OpenQueries = OpenQueries,
            ExplainedQueries = ExplainedQueries,
            Notices = Notices,
            Totals = Totals,
            Numbers = Numbers,
        };
}
