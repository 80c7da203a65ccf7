using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Pages;
using Pipeline.Steps.Schemes;
using Pipeline.Steps.Upkeep;
using Pipeline.Storage;

namespace Pipeline.Steps.Publish;

/// <summary>Reads the statuses that a summary is made of.</summary>
public sealed class InputsReader(
    StatusSettler settler,
    PeriodStore periods,
    PeriodRoster rosters,
    PeriodScheme schemes,
    LayoutStore layouts,
    TimeProvider time,
    IOptions<PipelineOptions> options
)
{
    /// <summary>The periods that a summary covers: itself, and of a year its halves.</summary>
    public static ImmutableArray<Period> Covered(Period period) =>
        period.IsYear ? [period, Period.FirstHalfOf(period.Year), Period.SecondHalfOf(period.Year)] : [period];

    /// <summary>The periods that it is compared with: the same part of the year before, and of a half the half before.</summary>
    public static ImmutableArray<Period> Earlier(Period period)
    {
        if (period.Year == Period.FirstYear)
        {
            return period.Part == PeriodPart.SecondHalf ? [period.Before] : [];
        }
        return period.IsYear ? Covered(period.YearEarlier) : [period.YearEarlier, period.Before];
    }

    public async Task<PublicationInputs> ReadAsync(Period period, CancellationToken cancellationToken)
    {
        var roster = await rosters.CurrentAsync(period, cancellationToken);
        var deadline = await periods.DeadlineAsync(period, cancellationToken);
        var covered = await StatusesAsync(Covered(period), cancellationToken);
        var earlier = await StatusesAsync(Earlier(period), cancellationToken);
        return new PublicationInputs(period, roster, deadline, [.. InOrder(roster?.Roster, covered, earlier)])
        {
            Forms = await schemes.OfAsync(period, cancellationToken),
            IsBetweenSchemes = await IsBetweenSchemesAsync(period, cancellationToken),
            Layouts = await layouts.ListAsync(RosterAnswer.IsOne, cancellationToken),
            Final = await FinalAsync(period, cancellationToken),
            IsPastDeadline = deadline < time.GetUtcNow(),
            Settings = (
                options.Value.CompareWithPeriodBefore ? PeriodBeforeUse.Always : PeriodBeforeUse.Never,
                options.Value.WithholdQueriedSentences
            ),
        };
    }

    private async Task<bool> IsBetweenSchemesAsync(Period period, CancellationToken cancellationToken)
    {
        foreach (var covered in Covered(period))
        {
            if (await schemes.PinnedAsync(covered, cancellationToken) is { IsUnfinished: true })
            {
                return true;
            }
        }
        return false;
    }

    private async Task<Finality?> FinalAsync(Period period, CancellationToken cancellationToken)
    {
        var own = Of(await periods.LockAsync(period, cancellationToken));
        if (own is not null || !period.IsYear)
        {
            return own;
        }
        var first = Of(await periods.LockAsync(Period.FirstHalfOf(period.Year), cancellationToken));
        var second = Of(await periods.LockAsync(Period.SecondHalfOf(period.Year), cancellationToken));
        return first is null || second is null ? null
            : first.At > second.At ? first
            : second;
    }

    private static Finality? Of(PeriodLock held) => held.LockedAt is { } at ? new Finality(held.Who, at) : null;

    private static IEnumerable<SchoolInputs> InOrder(
        Roster? roster,
        ILookup<SchoolCode, StatusRow> covered,
        ILookup<SchoolCode, StatusRow> earlier
    )
    {
        var codes = covered.Select(group => group.Key).Concat(earlier.Select(group => group.Key)).ToHashSet();
        var listed = roster?.Schools.Where(school => codes.Contains(school.Code)) ?? [];
        var others = codes
            .Where(code => roster is null || !roster.TryFind(code, out _))
            .Order()
            .Select(code => new School(code, NameOf(covered[code].Concat(earlier[code])) ?? code.ToString(), "", [], [], IsOpen: true));
        return listed.Concat(others).Select(school => new SchoolInputs(school, [.. covered[school.Code]], [.. earlier[school.Code]]));
    }

    private static string? NameOf(IEnumerable<StatusRow> rows) =>
        rows.SelectMany(row => new[] { row.Status.Accepted, row.Status.Newest })
            .Select(upload => upload?.SchoolName)
            .FirstOrDefault(name => !string.IsNullOrEmpty(name));

    private async Task<ILookup<SchoolCode, StatusRow>> StatusesAsync(ImmutableArray<Period> of, CancellationToken cancellationToken)
    {
        var rows = new List<StatusRow>();
        foreach (var period in of)
        {
            rows.AddRange(await settler.SettledAsync(period, options.Value.Parallelism, cancellationToken));
        }
        return rows.ToLookup(row => row.Partition.School!.Value);
    }
}
