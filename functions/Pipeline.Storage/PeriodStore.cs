using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Pipeline.Domain.Periods;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage;

/// <summary>
/// What is known of the periods themselves: lock and deadline with their history, when they were last touched, how far the sweep has come.
/// </summary>
public sealed class PeriodStore(StorageClients clients, TimeProvider time)
{
    private const string LockRow = "lock";
    private const string DeadlineRow = "deadline";
    private const string TouchedPartition = "touched";
    private const string SweepPartition = "sweep";
    private const string WatermarkRow = "watermark";
    private const string PublishingPartition = "publishing";
    private const string SharedPartition = "bureau";
    private readonly TableClient table = clients.Table(StorageNames.PeriodsTable);

    public async Task<PeriodLock> LockAsync(Period period, CancellationToken cancellationToken) =>
        ReadLock(await FindAsync(period.ToString(), LockRow, cancellationToken));

    /// <summary>
    /// Locks or unlocks, with a row of history in the same transaction; false if the period is so already, and nothing was written.
    /// </summary>
    public async Task<bool> SetLockAsync(
        Period period,
        bool locked,
        DateTimeOffset at,
        string who,
        string why,
        CancellationToken cancellationToken
    )
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
                ["LockedAt"] = locked ? at : null,
                ["Sequence"] = before.Sequence + 1,
                ["Who"] = TableText.Fit(who),
                ["Why"] = TableText.Fit(why),
            };
            var act = new PeriodAct(
                locked ? PeriodAction.Locked : PeriodAction.Unlocked,
                at,
                who,
                why,
                locked ? "开放" : "锁定",
                locked ? "锁定" : "开放"
            );
            if (await TrySubmitAsync([Put(row, stored), Recorded(period.ToString(), act, stored)], cancellationToken))
            {
                return true;
            }
        }
    }

    /// <summary>Every act of the bureau on the period itself, oldest first.</summary>
    public Task<ImmutableArray<PeriodAct>> ActsAsync(Period period, CancellationToken cancellationToken) =>
        ActsAsync(period.ToString(), cancellationToken);

    /// <summary>Every act of the bureau on what all periods share, oldest first.</summary>
    public Task<ImmutableArray<PeriodAct>> SharedActsAsync(CancellationToken cancellationToken) =>
        ActsAsync(SharedPartition, cancellationToken);

    /// <summary>Adds an act to the history that changes nothing in this table.</summary>
    /// <param name="period">Null for an act on what all periods share.</param>
    public async Task RecordAsync(Period? period, PeriodAct act, CancellationToken cancellationToken) =>
        await TrySubmitAsync([Recorded(period?.ToString() ?? SharedPartition, act)], cancellationToken);

    /// <summary>The last moment of reporting in time; null if none is set.</summary>
    public async Task<DateTimeOffset?> DeadlineAsync(Period period, CancellationToken cancellationToken) =>
        (await FindAsync(period.ToString(), DeadlineRow, cancellationToken))?.GetDateTimeOffset("At");

    /// <summary>
    /// Sets the deadline, with a row of history in the same transaction; false if it was so already, and nothing was written.
    /// </summary>
    public Task<bool> SetDeadlineAsync(Period period, DateTimeOffset deadline, string who, CancellationToken cancellationToken) =>
        SetDeadlineAsync(period, deadline, who, "", cancellationToken);

    /// <inheritdoc cref="SetDeadlineAsync(Period, DateTimeOffset, string, CancellationToken)"/>
    public async Task<bool> SetDeadlineAsync(
        Period period,
        DateTimeOffset deadline,
        string who,
        string why,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var stored = await FindAsync(period.ToString(), DeadlineRow, cancellationToken);
            var before = stored?.GetDateTimeOffset("At");
            if (before == deadline)
            {
                return false;
            }
            var row = new TableEntity(period.ToString(), DeadlineRow) { ["At"] = deadline, ["Who"] = TableText.Fit(who) };
            var act = new PeriodAct(PeriodAction.DeadlineSet, time.GetUtcNow(), who, why, Words(before), Words(deadline));
            if (await TrySubmitAsync([Put(row, stored), Recorded(period.ToString(), act, stored)], cancellationToken))
            {
                return true;
            }
        }
    }

    /// <summary>Notes that something about the period is about to change, so that the next publication looks at it.</summary>
    public Task TouchAsync(Period period, DateTimeOffset at, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(
            new TableEntity(TouchedPartition, period.ToString()) { ["At"] = at },
            TableUpdateMode.Replace,
            cancellationToken
        );

    /// <summary>The periods of which anything is known, with when they were last touched.</summary>
    public async IAsyncEnumerable<(Period Period, DateTimeOffset TouchedAt)> TouchedAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (
            var entity in table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {TouchedPartition}"),
                cancellationToken: cancellationToken
            )
        )
        {
            yield return (Period.Parse(entity.RowKey), entity.Time("At"));
        }
    }

    /// <summary>The periods of which anything was touched since then.</summary>
    public async Task<IReadOnlyList<Period>> TouchedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var known = new List<Period>();
        await foreach (var (period, touchedAt) in TouchedAsync(cancellationToken))
        {
            if (touchedAt >= since)
            {
                known.Add(period);
            }
        }
        return known;
    }

    /// <summary>Uploads older than this were compared; null before the first sweep.</summary>
    public async Task<DateTimeOffset?> WatermarkAsync(CancellationToken cancellationToken) =>
        (await FindAsync(SweepPartition, WatermarkRow, cancellationToken))?.Time("At");

    public Task SetWatermarkAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(new TableEntity(SweepPartition, WatermarkRow) { ["At"] = at }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>Notes that a publication began, so that one that never ends is tried after the others.</summary>
    public Task BeginPublishingAsync(Period period, DateTimeOffset at, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(
            new TableEntity(PublishingPartition, period.ToString()) { ["At"] = at },
            TableUpdateMode.Replace,
            cancellationToken
        );

    public async Task EndPublishingAsync(Period period, CancellationToken cancellationToken) =>
        await table.DeleteEntityAsync(PublishingPartition, period.ToString(), cancellationToken: cancellationToken);

    /// <summary>The periods whose publication began and did not end, with when it began.</summary>
    public async Task<IReadOnlyDictionary<Period, DateTimeOffset>> UnendedPublishingAsync(CancellationToken cancellationToken)
    {
        var begun = new Dictionary<Period, DateTimeOffset>();
        await foreach (
            var entity in table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {PublishingPartition}"),
                cancellationToken: cancellationToken
            )
        )
        {
            begun[Period.Parse(entity.RowKey)] = entity.Time("At");
        }
        return begun;
    }

    /// <summary>Adds a publication to the history; nothing happens where it is there.</summary>
    public async Task RecordAsync(Publication publication, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(
                new TableEntity(publication.Period.ToString(), string.Create(CultureInfo.InvariantCulture, $"p|{publication.Number:D6}"))
                {
                    ["Folder"] = publication.Folder,
                    ["Digest"] = publication.Digest,
                    ["PublishedAt"] = publication.PublishedAt,
                    ["Final"] = publication.IsFinal,
                },
                cancellationToken
            );
        }
        catch (RequestFailedException exception) when (exception.Status == 409) { }
    }

    /// <summary>Every publication of the period, oldest first.</summary>
    public async Task<ImmutableArray<Publication>> PublicationsAsync(Period period, CancellationToken cancellationToken)
    {
        var publications = ImmutableArray.CreateBuilder<Publication>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {period.ToString()} and RowKey ge {"p|"} and RowKey lt {"p}"}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            publications.Add(
                new Publication(
                    period,
                    int.Parse(entity.RowKey.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture),
                    entity.Text("Folder"),
                    entity.Text("Digest"),
                    entity.Time("PublishedAt")
                )
                {
                    IsFinal = entity.GetBoolean("Final") == true,
                }
            );
        }
        return publications.ToImmutable();
    }

    private async Task<ImmutableArray<PeriodAct>> ActsAsync(string partition, CancellationToken cancellationToken)
    {
        var acts = ImmutableArray.CreateBuilder<PeriodAct>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {"a|"} and RowKey lt {"a}"}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            acts.Add(
                new PeriodAct(
                    entity.Choice<PeriodAction>("Action"),
                    entity.Time("At"),
                    entity.Text("Who"),
                    entity.Text("Why"),
                    entity.Text("Before"),
                    entity.Text("After")
                )
            );
        }
        return acts.ToImmutable();
    }

    /// <summary>
    /// The same act on the same state has the same key, so that a repeated run puts it once. It is put and not added: a conflict of the
    /// transaction then always means that the state beside it has changed, and trying again with what is there now comes to an end.
    /// </summary>
    /// <param name="changed">The row that the act changes, as it was before; null if it was not there or the act changes none.</param>
    private static TableTransactionAction Recorded(string partition, PeriodAct act, TableEntity? changed = null)
    {
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"{act.Action}\n{act.Who}\n{act.Why}\n{act.Before}\n{act.After}\n{changed?.ETag}"
        );
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..10];
        return new TableTransactionAction(
            TableTransactionActionType.UpsertReplace,
            new TableEntity(partition, string.Create(CultureInfo.InvariantCulture, $"a|{act.At.UtcTicks:D19}|{id}"))
            {
                ["Action"] = act.Action.ToString(),
                ["At"] = act.At,
                ["Who"] = TableText.Fit(act.Who),
                ["Why"] = TableText.Fit(act.Why),
                ["Before"] = TableText.Fit(act.Before),
                ["After"] = TableText.Fit(act.After),
            }
        );
    }

    private static TableTransactionAction Put(TableEntity row, TableEntity? stored) =>
        stored is null
            ? new TableTransactionAction(TableTransactionActionType.Add, row)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, stored.ETag);

    private static string Words(DateTimeOffset? time) => time is { } at ? ChinaTime.ToSecond(at) : "";

    private static PeriodLock ReadLock(TableEntity? entity) =>
        entity is null
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
