using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Pages;
using Pipeline.Storage;

namespace Pipeline.Steps.Upkeep;

/// <summary>Tells a new roster that somebody should look at first: one that drops many schools, or schools that have reported.</summary>
public sealed class RosterDoubts(PeriodStore periods, SubmissionStore submissions, TimeProvider time)
{
    /// <summary>One school in so many may go without a word.</summary>
    private const int OneIn = 10;

    private const int MostNamed = 20;

    /// <summary>Sentences for the bureau; empty if nothing is doubtful.</summary>
    public async Task<ImmutableArray<string>> OfAsync(RosterDifference difference, Roster before, CancellationToken cancellationToken)
    {
        if (difference.Removed.IsEmpty)
        {
            return [];
        }
        var doubts = ImmutableArray.CreateBuilder<string>();
        var open = before.Expected.Count();
        if (difference.Removed.Length * OneIn > open)
        {
            doubts.Add($"减少{difference.Removed.Length}所，超过现有{open}所的十分之一。");
        }
        var reported = await ReportedAsync([.. difference.Removed.Select(school => school.Code)], cancellationToken);
        if (reported.Count > 0)
        {
            var names = difference
                .Removed.Where(school => reported.Contains(school.Code))
                .Take(MostNamed)
                .Select(school => $"{school.Name}（{school.Code}）");
            doubts.Add($"减少的学校里有{reported.Count}所已经上报：{string.Join("、", names)}{(reported.Count > MostNamed ? "等" : "")}。");
        }
        return doubts.ToImmutable();
    }

    private async Task<HashSet<SchoolCode>> ReportedAsync(HashSet<SchoolCode> removed, CancellationToken cancellationToken)
    {
        var reported = new HashSet<SchoolCode>();
        foreach (var period in await periods.TouchedSinceAsync(time.GetUtcNow().AddYears(-1), cancellationToken))
        {
            await foreach (var row in submissions.StatusesAsync(period, cancellationToken))
            {
                if (row.Partition.School is { } school && removed.Contains(school) && row.Status.State != ReportingState.NotReceived)
                {
                    reported.Add(school);
                }
            }
        }
        return reported;
    }
}
