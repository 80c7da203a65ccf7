using Pipeline.Domain.Periods;
using Pipeline.Storage;

namespace Pipeline.Steps;

/// <summary>Brings stored statuses up to their history and to the period's lock; does nothing where they are.</summary>
public sealed class StatusSettler(SubmissionStore submissions, PeriodStore periods)
{
    /// <summary>Settles one school; returns once history, lock and status were seen to agree.</summary>
    public async Task SettleAsync(SubmissionPartition partition, CancellationToken cancellationToken)
    {
        if (partition.Period is not { } period)
        {
            return;
        }
        while (
            !await submissions.TrySettleAsync(
                await submissions.ReadAsync(partition, cancellationToken),
                await periods.LockAsync(period, cancellationToken),
                cancellationToken
            )
        ) { }
    }

    /// <summary>The statuses of a period, all of them worked out under the lock as it is now.</summary>
    public async Task<IReadOnlyList<StatusRow>> SettledAsync(Period period, int parallelism, CancellationToken cancellationToken)
    {
        var periodLock = await periods.LockAsync(period, cancellationToken);
        var rows = await ReadAsync(period, cancellationToken);
        var stale = rows.FindAll(row => row.LockSequence != periodLock.Sequence);
        if (stale.Count == 0)
        {
            return rows;
        }
        await Parallel.ForEachAsync(
            stale,
            new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken },
            async (row, token) => await SettleAsync(row.Partition, token)
        );
        return await ReadAsync(period, cancellationToken);
    }

    private async Task<List<StatusRow>> ReadAsync(Period period, CancellationToken cancellationToken)
    {
        var rows = new List<StatusRow>();
        await foreach (var row in submissions.StatusesAsync(period, cancellationToken))
        {
            rows.Add(row);
        }
        return rows;
    }
}
