using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Standing;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage;

/// <summary>
/// The history of every school and period, and the standing that follows from it. Both change in one transaction that holds only
/// if nobody changed the standing since the page was read; who loses reads again.
/// </summary>
public sealed class SubmissionLedger(StorageClients clients)
{
    private readonly TableClient table = clients.Table(StorageNames.SubmissionsTable);

    public async Task<LedgerPage> ReadAsync(LedgerPartition partition, CancellationToken cancellationToken)
    {
        var uploads = ImmutableArray.CreateBuilder<UploadRecord>();
        var failures = new List<UploadRecord>();
        var acts = ImmutableArray.CreateBuilder<WorkflowRecord>();
        TableEntity? stored = null;
        await foreach (var entity in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition.Key}"), cancellationToken: cancellationToken))
        {
            switch (entity.RowKey[..2])
            {
                case LedgerEntity.Upload:
                    uploads.Add(LedgerEntity.ReadUpload(entity));
                    break;
                case LedgerEntity.Failure:
                    failures.Add(LedgerEntity.ReadUpload(entity));
                    break;
                case LedgerEntity.Act:
                    acts.Add(LedgerEntity.ReadAct(entity));
                    break;
                default:
                    stored = entity;
                    break;
            }
        }
        var taken = uploads.Select(upload => upload.Version).ToHashSet(StringComparer.Ordinal);
        uploads.AddRange(failures.Where(failure => !taken.Contains(failure.Version)));
        return new LedgerPage(partition, uploads.ToImmutable(), acts.ToImmutable(), stored);
    }

    /// <summary>Adds an upload to the history together with the standing that follows; false where somebody was faster, and the page is to be read again.</summary>
    public Task<bool> TryAddAsync(LedgerPage page, UploadRecord upload, PeriodLock periodLock, CancellationToken cancellationToken) =>
        TryCommitAsync(page, LedgerEntity.Write(page.Partition, upload), page.Fold(periodLock, addition: upload), periodLock, cancellationToken);

    /// <summary>Adds an act of the bureau together with the standing that follows; false where somebody was faster.</summary>
    public Task<bool> TryAddAsync(LedgerPage page, WorkflowRecord act, PeriodLock periodLock, CancellationToken cancellationToken) =>
        TryCommitAsync(page, LedgerEntity.Write(page.Partition, act), page.Fold(periodLock, act: act), periodLock, cancellationToken);

    /// <summary>Brings the stored standing up to the history and the lock; true where it was already so, false where it had to be written or somebody was faster.</summary>
    public async Task<bool> TrySettleAsync(LedgerPage page, PeriodLock periodLock, CancellationToken cancellationToken)
    {
        var standing = StandingEntity.Write(page.Partition, page.Fold(periodLock), periodLock.Sequence);
        if (page.Stored is not null && StandingEntity.Same(page.Stored, standing))
        {
            return true;
        }
        await TrySubmitAsync([StandingAction(page, standing)], cancellationToken);
        return false;
    }

    /// <summary>The standing of every school that uploaded anything for the period.</summary>
    public async IAsyncEnumerable<StandingRow> StandingsAsync(Period period, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {period + "|"} and PartitionKey lt {period + "}"} and RowKey eq {LedgerEntity.Standing}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return StandingEntity.Read(entity);
        }
    }

    /// <summary>The standing of one school; null where it uploaded nothing.</summary>
    public async Task<StandingRow?> StandingAsync(Period period, SchoolCode school, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(LedgerPartition.Of(period, school).Key, LedgerEntity.Standing, cancellationToken: cancellationToken);
        return found.HasValue ? StandingEntity.Read(found.Value!) : null;
    }

    /// <summary>The versions in a partition that were taken or recorded as failed; reads keys alone.</summary>
    public async Task<IReadOnlySet<string>> VersionsAsync(LedgerPartition partition, string from, CancellationToken cancellationToken)
    {
        var versions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in (string[])[LedgerEntity.Upload, LedgerEntity.Failure])
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition.Key} and RowKey ge {kind + from} and RowKey lt {kind + "~"}");
            await foreach (var entity in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
            {
                versions.Add(entity.RowKey[kind.Length..]);
            }
        }
        return versions;
    }

    /// <summary>Partition and version of every upload of a period that was taken or recorded as failed; reads keys alone.</summary>
    public async Task<IReadOnlySet<(string Partition, string Version)>> VersionsAsync(Period period, CancellationToken cancellationToken)
    {
        var versions = new HashSet<(string, string)>();
        foreach (var kind in (string[])[LedgerEntity.Upload, LedgerEntity.Failure])
        {
            var filter = TableClient.CreateQueryFilter(
                $"PartitionKey ge {period + "|"} and PartitionKey lt {period + "}"} and RowKey ge {kind} and RowKey lt {kind + "~"}");
            await foreach (var entity in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
            {
                versions.Add((entity.PartitionKey, entity.RowKey[kind.Length..]));
            }
        }
        return versions;
    }

    /// <summary>The uploads of a period that failed and were not taken since.</summary>
    public async IAsyncEnumerable<UploadRecord> FailuresAsync(Period period, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {period + "|"} and PartitionKey lt {period + "}"} and RowKey ge {LedgerEntity.Failure} and RowKey lt {LedgerEntity.Failure + "~"}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var failure = LedgerEntity.ReadUpload(entity);
            var taken = await table.GetEntityIfExistsAsync<TableEntity>(entity.PartitionKey, LedgerEntity.Upload + failure.Version, ["RowKey"], cancellationToken);
            if (!taken.HasValue)
            {
                yield return failure;
            }
        }
    }

    private async Task<bool> TryCommitAsync(LedgerPage page, TableEntity row, SchoolStanding standing, PeriodLock periodLock, CancellationToken cancellationToken)
    {
        var actions = new List<TableTransactionAction> { new(TableTransactionActionType.Add, row) };
        if (page.Partition.School is not null)
        {
            actions.Add(StandingAction(page, StandingEntity.Write(page.Partition, standing, periodLock.Sequence)));
        }
        return await TrySubmitAsync(actions, cancellationToken);
    }

    private static TableTransactionAction StandingAction(LedgerPage page, TableEntity standing) => page.Stored is null
        ? new TableTransactionAction(TableTransactionActionType.Add, standing)
        : new TableTransactionAction(TableTransactionActionType.UpdateReplace, standing, page.Stored.ETag);

    private async Task<bool> TrySubmitAsync(List<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        foreach (var action in actions)
        {
            EntitySize.Check((TableEntity)action.Entity);
        }
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            return false;
        }
    }
}
