using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage;

/// <summary>
/// The history of every school and period, and the status that follows from it. Both change in one transaction that holds only
/// if nobody changed the status since the page was read; the loser reads again.
/// </summary>
public sealed class SubmissionStore(StorageClients clients)
{
    private readonly TableClient table = clients.Table(StorageNames.SubmissionsTable);

    public async Task<SubmissionHistory> ReadAsync(SubmissionPartition partition, CancellationToken cancellationToken)
    {
        var uploads = ImmutableArray.CreateBuilder<UploadRecord>();
        var failures = new List<UploadRecord>();
        var acts = ImmutableArray.CreateBuilder<WorkflowRecord>();
        var rejudgements = ImmutableArray.CreateBuilder<RejudgementRecord>();
        var explanations = ImmutableArray.CreateBuilder<ExplanationRecord>();
        TableEntity? stored = null;
        await foreach (
            var entity in table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {partition.Key}"),
                cancellationToken: cancellationToken
            )
        )
        {
            switch (entity.RowKey[..2])
            {
                case HistoryEntity.Upload:
                    uploads.Add(HistoryEntity.ReadUpload(entity));
                    break;
                case HistoryEntity.Failure:
                    failures.Add(HistoryEntity.ReadUpload(entity));
                    break;
                case HistoryEntity.Rejudgement:
                    rejudgements.Add(HistoryEntity.ReadRejudgement(entity));
                    break;
                case HistoryEntity.Explanation:
                    explanations.Add(HistoryEntity.ReadExplanation(entity));
                    break;
                case HistoryEntity.Act:
                    acts.Add(HistoryEntity.ReadAct(entity));
                    break;
                default:
                    stored = entity;
                    break;
            }
        }
        var taken = uploads.Select(upload => upload.Version).ToHashSet(StringComparer.Ordinal);
        uploads.AddRange(failures.Where(failure => !taken.Contains(failure.Version)));
        var facts = new SubmissionFacts(uploads.ToImmutable(), acts.ToImmutable())
        {
            Rejudgements = rejudgements.ToImmutable(),
            Explanations = explanations.ToImmutable(),
        };
        return new SubmissionHistory(partition, facts, stored);
    }

    /// <summary>
    /// Adds an upload to the history together with the status that follows; false if somebody was faster, and the history is to be read
    /// again.
    /// </summary>
    public Task<bool> TryAddAsync(
        SubmissionHistory page,
        UploadRecord upload,
        PeriodLock periodLock,
        CancellationToken cancellationToken
    ) => TryCommitAsync(page, [Added(HistoryEntity.Write(page.Partition, upload))], page.With(upload), periodLock, cancellationToken);

    /// <summary>Adds an act of the bureau together with the status that follows; false if somebody was faster.</summary>
    public Task<bool> TryAddAsync(SubmissionHistory page, WorkflowRecord act, PeriodLock periodLock, CancellationToken cancellationToken) =>
        TryCommitAsync(
            page,
            [Added(HistoryEntity.Write(page.Partition, act))],
            page.Facts with
            {
                Acts = page.Acts.Add(act),
            },
            periodLock,
            cancellationToken
        );

    /// <summary>Adds a later judgement together with the status that follows; false if somebody was faster.</summary>
    public Task<bool> TryAddAsync(
        SubmissionHistory page,
        RejudgementRecord judgement,
        PeriodLock periodLock,
        CancellationToken cancellationToken
    ) =>
        TryCommitAsync(
            page,
            [Added(HistoryEntity.Write(page.Partition, judgement))],
            page.Facts with
            {
                Rejudgements = page.Facts.Rejudgements.Add(judgement),
            },
            periodLock,
            cancellationToken
        );

    /// <summary>Adds up to 90 explanations, all or none, together with the status that follows; false if somebody was faster.</summary>
    public Task<bool> TryAddAsync(
        SubmissionHistory page,
        IReadOnlyCollection<ExplanationRecord> given,
        PeriodLock periodLock,
        CancellationToken cancellationToken
    ) =>
        TryCommitAsync(
            page,
            [.. given.Select(each => Added(HistoryEntity.Write(page.Partition, each)))],
            page.Facts with
            {
                Explanations = page.Facts.Explanations.AddRange(given),
            },
            periodLock,
            cancellationToken
        );

    /// <summary>
    /// Puts a mark in the place of an upload that names nothing of it any more, together with the act and the status that follows; false if
    /// somebody was faster. What was explained or judged of it later is to be erased by <see cref="EraseNotesAsync"/>.
    /// </summary>
    public Task<bool> TryPurgeAsync(
        SubmissionHistory page,
        UploadRecord upload,
        WorkflowRecord act,
        PeriodLock periodLock,
        CancellationToken cancellationToken
    )
    {
        var folder = upload.Path[..(upload.Path.LastIndexOf('/') + 1)];
        var mark = new UploadRecord(
            upload.Version,
            (page.Partition.School is null ? "" : folder) + "已清除",
            "",
            upload.UploadedAt,
            upload.Rank,
            upload.Length,
            null,
            "",
            "",
            0,
            0,
            0,
            0,
            []
        )
        {
            IsPurged = true,
        };
        var actions = new List<TableTransactionAction>
        {
            new(TableTransactionActionType.UpsertReplace, HistoryEntity.Write(page.Partition, mark)),
            Added(HistoryEntity.Write(page.Partition, act)),
        };
        if (upload.Verdict is null)
        {
            actions.Add(
                new TableTransactionAction(
                    TableTransactionActionType.Delete,
                    new TableEntity(page.Partition.Key, HistoryEntity.Failure + upload.Version)
                )
            );
        }
        return TryCommitAsync(page, actions, page.With(mark) with { Acts = page.Acts.Add(act) }, periodLock, cancellationToken);
    }

    /// <summary>Erases the later judgements and explanations of an upload, and a failure that was taken since.</summary>
    public async Task EraseNotesAsync(SubmissionPartition partition, string version, CancellationToken cancellationToken)
    {
        var gone = new List<TableTransactionAction>();
        await foreach (
            var entity in table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {partition.Key}"),
                cancellationToken: cancellationToken
            )
        )
        {
            var kind = entity.RowKey[..2];
            if (
                kind == HistoryEntity.Failure
                    ? entity.RowKey == HistoryEntity.Failure + version
                    : kind is HistoryEntity.Rejudgement or HistoryEntity.Explanation && entity.Text("Version") == version
            )
            {
                gone.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition.Key, entity.RowKey)));
            }
        }
        await EntityTransactions.SubmitAllAsync(table, gone, cancellationToken);
    }

    /// <summary>
    /// Brings the stored status up to the history and the lock; true if it was already so, false if it had to be written or somebody was
    /// faster.
    /// </summary>
    public async Task<bool> TrySettleAsync(SubmissionHistory page, PeriodLock periodLock, CancellationToken cancellationToken)
    {
        var status = StatusEntity.Write(page.Partition, page.Fold(periodLock), periodLock.Sequence);
        if (page.Stored is not null && StatusEntity.Same(page.Stored, status))
        {
            return true;
        }
        await TrySubmitAsync([StatusAction(page, status)], cancellationToken);
        return false;
    }

    /// <summary>The status of every school that uploaded anything for the period.</summary>
    public async IAsyncEnumerable<StatusRow> StatusesAsync(Period period, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {period + "|"} and PartitionKey lt {period + "}"} and RowKey eq {HistoryEntity.Status}"
        );
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return StatusEntity.Read(entity);
        }
    }

    /// <summary>The status of one school; null if it uploaded nothing.</summary>
    public async Task<StatusRow?> StatusAsync(Period period, SchoolCode school, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(
            SubmissionPartition.Of(period, school).Key,
            HistoryEntity.Status,
            cancellationToken: cancellationToken
        );
        return found.HasValue ? StatusEntity.Read(found.Value!) : null;
    }

    /// <summary>The versions in a partition that were taken or recorded as failed; reads keys alone.</summary>
    public async Task<IReadOnlySet<string>> VersionsAsync(SubmissionPartition partition, string from, CancellationToken cancellationToken)
    {
        var versions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in (string[])[HistoryEntity.Upload, HistoryEntity.Failure])
        {
            var filter = TableClient.CreateQueryFilter(
                $"PartitionKey eq {partition.Key} and RowKey ge {kind + from} and RowKey lt {kind + "~"}"
            );
            await foreach (
                var entity in table.QueryAsync<TableEntity>(
                    filter,
                    select: ["PartitionKey", "RowKey"],
                    cancellationToken: cancellationToken
                )
            )
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
        foreach (var kind in (string[])[HistoryEntity.Upload, HistoryEntity.Failure])
        {
            var filter = TableClient.CreateQueryFilter(
                $"PartitionKey ge {period + "|"} and PartitionKey lt {period + "}"} and RowKey ge {kind} and RowKey lt {kind + "~"}"
            );
            await foreach (
                var entity in table.QueryAsync<TableEntity>(
                    filter,
                    select: ["PartitionKey", "RowKey"],
                    cancellationToken: cancellationToken
                )
            )
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
            $"PartitionKey ge {period + "|"} and PartitionKey lt {period + "}"} and RowKey ge {HistoryEntity.Failure} and RowKey lt {HistoryEntity.Failure + "~"}"
        );
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var failure = HistoryEntity.ReadUpload(entity);
            var taken = await table.GetEntityIfExistsAsync<TableEntity>(
                entity.PartitionKey,
                HistoryEntity.Upload + failure.Version,
                ["RowKey"],
                cancellationToken
            );
            if (!taken.HasValue)
            {
                yield return failure;
            }
        }
    }

    private async Task<bool> TryCommitAsync(
        SubmissionHistory page,
        List<TableTransactionAction> actions,
        SubmissionFacts after,
        PeriodLock periodLock,
        CancellationToken cancellationToken
    )
    {
        if (page.Partition.School is not null)
        {
            actions.Add(
                StatusAction(page, StatusEntity.Write(page.Partition, StatusFold.Of(after, periodLock.LockedAt), periodLock.Sequence))
            );
        }
        return await TrySubmitAsync(actions, cancellationToken);
    }

    private static TableTransactionAction Added(TableEntity row) => new(TableTransactionActionType.Add, row);

    private static TableTransactionAction StatusAction(SubmissionHistory page, TableEntity status) =>
        page.Stored is null
            ? new TableTransactionAction(TableTransactionActionType.Add, status)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, status, page.Stored.ETag);

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
