using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Pages;
using Pipeline.Storage;

namespace Pipeline.Steps.Status;

/// <summary>Reads where a period stands, school by school; changes nothing but statuses that a crash left behind.</summary>
public sealed class ReadPeriodStatus(
    StatusSettler settler,
    SubmissionStore submissions,
    PeriodStore periods,
    PeriodRoster rosters,
    SummaryStore summaries,
    IOptions<PipelineOptions> options
)
{
    public async Task<PeriodStatus> RunAsync(Period period, CancellationToken cancellationToken)
    {
        var periodLock = await periods.LockAsync(period, cancellationToken);
        var deadline = await periods.DeadlineAsync(period, cancellationToken);
        var roster = (await rosters.CurrentAsync(period, cancellationToken))?.Roster;
        var rows = (await settler.SettledAsync(period, options.Value.Parallelism, cancellationToken)).ToDictionary(row =>
            row.Partition.School!.Value
        );
        var expected = roster?.Expected.ToList() ?? [];
        var listed = expected.Select(school => school.Code).ToHashSet();
        var others = rows.Keys.Where(code => !listed.Contains(code)).Order().Select(code => SchoolOf(code, roster, rows[code]));
        var schools = expected
            .Concat(others)
            .Select(school =>
                StatusOf(school, listed.Contains(school.Code) || roster is null, rows.GetValueOrDefault(school.Code), deadline)
            )
            .ToImmutableArray();
        var failed = ImmutableArray.CreateBuilder<string>();
        await foreach (var failure in submissions.FailuresAsync(period, cancellationToken))
        {
            failed.Add(failure.Path);
        }
        var current = (await summaries.PointerAsync(period, cancellationToken)).Current;
        var counted = schools.Where(school => school.IsExpected).ToList();
        return new PeriodStatus(
            period.ToString(),
            periodLock.IsLocked,
            periodLock.LockedAt,
            deadline,
            counted.Count,
            counted.Count(school => school.State != ReportingState.NotReceived),
            new SortedDictionary<string, int>(
                counted.GroupBy(school => school.State.ToString()).ToDictionary(group => group.Key, group => group.Count()),
                StringComparer.Ordinal
            ),
            current is null ? null : new PublicationStatus(current.Number, current.Folder, current.PublishedAt),
            failed.ToImmutable(),
            schools
        );
    }

    private static School SchoolOf(SchoolCode code, Roster? roster, StatusRow row) =>
        roster?.TryFind(code, out var listed) is true
            ? listed
            : new School(code, row.Status.Newest?.SchoolName ?? "", "", [], [], IsOpen: true);

    private static SchoolStatus StatusOf(School school, bool isExpected, StatusRow? row, DateTimeOffset? deadline)
    {
        var status = row?.Status ?? SubmissionStatus.Nothing;
        var newest = status.Newest;
        return new SchoolStatus(
            school.Code.ToString(),
            school.Name,
            school.AreaPath,
            isExpected,
            status.State,
            status.State.ChineseName(),
            newest?.UploadedAt,
            newest?.FileName,
            newest?.Version,
            status.Accepted?.Version,
            status.Uploads,
            status.Held,
            Timeliness.IsLate(status.FirstAcceptedAt, newest?.UploadedAt, deadline),
            newest?.Errors ?? 0,
            newest?.OpenQueries ?? 0,
            newest?.ExplainedQueries ?? 0,
            status.Reason,
            newest is null ? null : ReceiptStore.PathOf(row!.Partition, newest.Version),
            status.FirstAcceptedAt
        );
    }
}
