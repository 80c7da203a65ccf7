using System.Collections.Immutable;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Schemes;
using Pipeline.Storage;

namespace Pipeline.Steps.Pages;

/// <summary>Reads what the page of a school and period shows; changes nothing.</summary>
public sealed class ReadSchoolPage(
    SubmissionStore submissions,
    PeriodStore periods,
    RosterStore rosters,
    PeriodScheme schemes,
    TimeProvider time
)
{
    public async Task<SchoolPage> RunAsync(Period period, SchoolCode school, CancellationToken cancellationToken)
    {
        var periodLock = await periods.LockAsync(period, cancellationToken);
        var deadline = await periods.DeadlineAsync(period, cancellationToken);
        var page = await submissions.ReadAsync(SubmissionPartition.Of(period, school), cancellationToken);
        return new SchoolPage(
            period,
            await SchoolAsync(school, page, cancellationToken),
            deadline,
            periodLock,
            page.Fold(periodLock),
            [.. page.Uploads.Select(upload => page.Facts.AsOf(upload, null)).OrderByDescending(upload => upload.Order)],
            [.. page.Acts.OrderByDescending(act => act.At)],
            await OthersAsync(period, school, cancellationToken),
            time.GetUtcNow()
        )
        {
            Forms = await schemes.OfAsync(period, cancellationToken),
        };
    }

    private async Task<School> SchoolAsync(SchoolCode code, SubmissionHistory page, CancellationToken cancellationToken)
    {
        var roster = (await rosters.CurrentAsync(cancellationToken))?.Roster;
        return roster?.TryFind(code, out var listed) is true
            ? listed
            : new School(
                code,
                page.Uploads.Select(upload => upload.SchoolName).FirstOrDefault(name => name.Length > 0) ?? code.ToString(),
                "",
                [],
                [],
                IsOpen: true
            );
    }

    private async Task<ImmutableArray<Period>> OthersAsync(Period except, SchoolCode school, CancellationToken cancellationToken)
    {
        var others = new List<Period>();
        await foreach (var (period, _) in periods.TouchedAsync(cancellationToken))
        {
            if (period != except && await submissions.StatusAsync(period, school, cancellationToken) is not null)
            {
                others.Add(period);
            }
        }
        return [.. others.OrderDescending()];
    }
}
