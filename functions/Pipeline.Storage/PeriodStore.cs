using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Pipeline.Domain.Periods;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage;

/// <summary>What is known of the periods themselves: lock and deadline with their history, when they were last touched, how far the sweep has come.</summary>
public sealed class PeriodStore(StorageClients clients)
{
    private const string LockRow = "lock";
    private const string DeadlineRow = "deadline";
    private const string TouchedPartition = "touched";
    private const string SweepPartition = "sweep";
    private const string WatermarkRow = "watermark";
    private readonly TableClient table = clients.Table(StorageNames.PeriodsTable);

    public async Task<PeriodLock> LockAsync(Period period, CancellationToken cancellationToken) => ReadLock(await FindAsync(period.ToString(), LockRow, cancellationToken));

    /// <summary>Locks or unlocks, with a row of history in the same transaction; false where the period is so already, and nothing was written.</summary>
    public async Task<bool> SetLockAsync(Period period, bool locked, DateTimeOffset at, string who, string why, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await FindAsync(period.ToString(), LockRow, cancellationToken);
            var before = ReadLock(stored);
            if (before.IsLocked == locked)
            {
                return false;
            }
            var row = new TableEntity(period.ToString(), LockRow)
            {
                ["LockedAt"] = locked ? at : null, ["Sequence"] = before.Sequence + 1, ["Who"] = TableText.Fit(who), ["Why"] = TableText.Fit(why),
            };
            var history = new TableEntity(period.ToString(), string.Create(CultureInfo.InvariantCulture, $"l|{before.Sequence + 1:D6}"))
            {
                ["Action"] = locked ? "Locked" : "Unlocked", ["At"] = at, ["Who"] = TableText.Fit(who), ["Why"] = TableText.Fit(why),
            };
            var put = stored is null
                ? new TableTransactionAction(TableTransactionActionType.Add, row)
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, stored.ETag);
            if (await TrySubmitAsync([put, new TableTransactionAction(TableTransactionActionType.Add, history)], cancellationToken))
            {
                return true;
            }
        }
    }

    /// <summary>Every locking and unlocking of the period, oldest first.</summary>
    public async Task<ImmutableArray<PeriodAct>> LockHistoryAsync(Period period, CancellationToken cancellationToken)
    {
        var acts = ImmutableArray.CreateBuilder<PeriodAct>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {period.ToString()} and RowKey ge {"l|"} and RowKey lt {"l}"}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            acts.Add(new PeriodAct(entity.Text("Action"), entity.Time("At"), entity.Text("Who"), entity.Text("Why")));
        }
        return acts.ToImmutable();
    }

    /// <summary>The last moment of reporting in time; null where none is set.</summary>
    public async Task<DateTimeOffset?> DeadlineAsync(Period period, CancellationToken cancellationToken) =>
        (await FindAsync(period.ToString(), DeadlineRow, cancellationToken))?.GetDateTimeOffset("At");

    public Task SetDeadlineAsync(Period period, DateTimeOffset deadline, string who, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(new TableEntity(period.ToString(), DeadlineRow) { ["At"] = deadline, ["Who"] = TableText.Fit(who) },
            TableUpdateMode.Replace, cancellationToken);

    /// <summary>Notes that something about the period is about to change, so that the next publication looks at it.</summary>
    public Task TouchAsync(Period period, DateTimeOffset at, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(new TableEntity(TouchedPartition, period.ToString()) { ["At"] = at }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>The periods of which anything is known, with when they were last touched.</summary>
    public async IAsyncEnumerable<(Period Period, DateTimeOffset TouchedAt)> TouchedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entity in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {TouchedPartition}"), cancellationToken: cancellationToken))
        {
            yield return (Period.Parse(entity.RowKey), entity.Time("At"));
        }
    }

    /// <summary>Uploads older than this were compared; null before the first sweep.</summary>
    public async Task<DateTimeOffset?> WatermarkAsync(CancellationToken cancellationToken) =>
        (await FindAsync(SweepPartition, WatermarkRow, cancellationToken))?.Time("At");

    public Task SetWatermarkAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(new TableEntity(SweepPartition, WatermarkRow) { ["At"] = at }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>Adds a publication to the history; nothing happens where it is there.</summary>
    public async Task RecordAsync(Publication publication, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(new TableEntity(publication.Period.ToString(), string.Create(CultureInfo.InvariantCulture, $"p|{publication.Number:D6}"))
            {
                ["Folder"] = publication.Folder, ["Digest"] = publication.Digest, ["PublishedAt"] = publication.PublishedAt,
            }, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
        }
    }

    /// <summary>Every publication of the period, oldest first.</summary>
    public async Task<ImmutableArray<Publication>> PublicationsAsync(Period period, CancellationToken cancellationToken)
    {
        var publications = ImmutableArray.CreateBuilder<Publication>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {period.ToString()} and RowKey ge {"p|"} and RowKey lt {"p}"}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            publications.Add(new Publication(period, int.Parse(entity.RowKey.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture),
                entity.Text("Folder"), entity.Text("Digest"), entity.Time("PublishedAt")));
        }
        return publications.ToImmutable();
    }

    private static PeriodLock ReadLock(TableEntity? entity) => entity is null
        ? PeriodLock.Open
        : new PeriodLock(entity.GetDateTimeOffset("LockedAt"), entity.Whole("Sequence"), entity.Text("Who"), entity.Text("Why"));

    private async Task<TableEntity?> FindAsync(string partition, string row, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    private async Task<bool> TrySubmitAsync(IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
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
