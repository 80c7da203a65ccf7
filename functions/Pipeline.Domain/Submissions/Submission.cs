using System.Collections.Immutable;
using Pipeline.Domain.Balance;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Submissions;

/// <summary>One school's workbook of one period, understood and judged: what consolidation adds up.</summary>
/// <param name="File">The file's name as uploaded, for the trace.</param>
/// <param name="Version">The version under which storage keeps it; empty if there is no storage.</param>
/// <param name="ReceivedAt">The time in storage, or the file's modification time.</param>
/// <param name="Findings">Queries and notices of an accepted submission, errors too of a rejected one.</param>
public sealed record Submission(
    SchoolCode School,
    string SchoolName,
    Period Period,
    string File,
    string Version,
    DateTimeOffset ReceivedAt,
    Verdict Verdict,
    ImmutableArray<Finding> Findings,
    ImmutableArray<DataRow> Rows
)
{
    /// <summary>Where its numbers went; null if that is not known.</summary>
    public NumberCounts? Numbers { get; init; }
}
