using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;

namespace Pipeline.Endurance.Tests.Reference;

/// <summary>
/// The rule of who stands, said once more without looking at the product: the uploads are gone through from the oldest to the newest as a
/// clerk would, with a pencil note of which one counts.
/// </summary>
internal static class Model
{
    /// <summary>An upload in the order in which schools sent them: by its second, then by name, then by which was written last.</summary>
    internal sealed record Entry(string Version, DateTimeOffset At, string Path, int Number, Verdict? Verdict);

    public static Expected Of(
        IEnumerable<Entry> uploads,
        IReadOnlySet<string> returned,
        IReadOnlySet<string> approved,
        DateTimeOffset? lockedAt
    )
    {
        var entries = uploads.ToList();
        entries.Sort(
            (left, right) =>
                (left.At, right.At) switch
                {
                    var (one, other) when one != other => one.CompareTo(other),
                    _ when left.Path != right.Path => string.CompareOrdinal(left.Path, right.Path),
                    _ => left.Number.CompareTo(right.Number),
                }
        );
        return InOrder(entries, returned, approved, lockedAt);
    }

    public static Expected InOrder(
        IReadOnlyList<Entry> entries,
        IReadOnlySet<string> returned,
        IReadOnlySet<string> approved,
        DateTimeOffset? lockedAt
    )
    {
        if (entries.Count == 0)
        {
            return new Expected(ReportingState.NotReceived, null, null, 0, 0, null);
        }
        string? counts = null;
        string? newest = null;
        DateTimeOffset? first = null;
        var held = 0;
        var state = ReportingState.Received;
        foreach (var entry in entries)
        {
            var isFit = entry.Verdict is Verdict.Accepted or Verdict.AcceptedWithQueries;
            if (isFit)
            {
                first ??= entry.At;
            }
            if (lockedAt < entry.At)
            {
                held++;
                continue;
            }
            newest = entry.Version;
            if (returned.Contains(entry.Version))
            {
                counts = null;
                state = ReportingState.Returned;
                continue;
            }
            if (isFit)
            {
                counts = entry.Version;
            }
            state = entry.Verdict switch
            {
                null => ReportingState.Received,
                Verdict.Rejected => ReportingState.Rejected,
                _ when approved.Contains(entry.Version) => ReportingState.Approved,
                Verdict.Accepted => ReportingState.Accepted,
                _ => ReportingState.AcceptedWithQueries,
            };
        }
        return new Expected(state, counts, newest, entries.Count, held, first);
    }
}
