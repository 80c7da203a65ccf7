using Pipeline.Domain.Periods;
using Pipeline.Storage;

namespace Pipeline.Steps;

/// <summary>Brings stored standings up to their history and to the period's lock; does nothing where they are.</summary>
public sealed class StandingSettler(SubmissionLedger ledger, PeriodBook periods)
{
    /// <summary>Settles one school; returns once history, lock and standing were seen to agree.</summary>
    public async Task SettleAsync(LedgerPartition partition, CancellationToken cancellationToken)
    {
        if (partition.Period is not { } period)
        {
            return;
        }
        while (!await ledger.TrySettleAsync(await ledger.ReadAsync(partition, cancellationToken), await periods.LockAsync(period, cancellationToken), cancellationToken))
        {
        }
    }

    /// <summary>The standings of a period, all of them worked out under the lock as it is now.</summary>
    public async Task<IReadOnlyList<StandingRow>> SettledAsync(Period period, int parallelism, CancellationToken cancellationToken)
    {
        var periodLock = await periods.LockAsync(period, cancellationToken);
        var rows = await ReadAsync(period, cancellationToken);
        var stale = rows.FindAll(row => row.LockSequence != periodLock.Sequence);
        if (stale.Count == 0)
        {
            return rows;
        }
        await Parallel.ForEachAsync(stale, new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken },
            async (row, token) => await SettleAsync(row.Partition, token));
        return await ReadAsync(period, cancellationToken);
    }

    private async Task<List<StandingRow>> ReadAsync(Period period, CancellationToken cancellationToken)
    {
        var rows = new List<StandingRow>();
        await foreach (var row in ledger.StandingsAsync(period, cancellationToken))
        {
            rows.Add(row);
        }
        return rows;
    }
}
