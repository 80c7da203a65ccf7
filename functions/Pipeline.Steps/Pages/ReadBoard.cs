using System.Collections.Concurrent;
using Pipeline.Domain.Periods;
using Pipeline.Steps.Status;
using Pipeline.Storage;

namespace Pipeline.Steps.Pages;

/// <summary>
/// Reads the board of a period, and keeps it for some seconds: a view of ten thousand schools must not cost ten thousand reads.
/// </summary>
public sealed class ReadBoard(ReadPeriodStatus read, PeriodPlanStore plans, PeriodStore periods, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<Period, Board> boards = new();

    public async Task<Board> RunAsync(Period period, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (boards.TryGetValue(period, out var board) && now - board.ReadAt < Kept && now >= board.ReadAt)
        {
            return board;
        }
        board = new Board(period, await read.RunAsync(period, cancellationToken), await plans.FindAsync(period, cancellationToken), now);
        boards[period] = board;
        return board;
    }

    /// <summary>What was kept is out of date: somebody acted.</summary>
    public void Forget(Period period) => boards.TryRemove(period, out _);

    /// <summary>Every period that was opened, or of which anything is known; the newest first.</summary>
    public async Task<IReadOnlyList<Period>> PeriodsAsync(CancellationToken cancellationToken)
    {
        var known = new HashSet<Period>();
        await foreach (var (period, _) in periods.TouchedAsync(cancellationToken))
        {
            known.Add(period);
        }
        await foreach (var plan in plans.AllAsync(cancellationToken))
        {
            known.Add(plan.Period);
        }
        return [.. known.OrderDescending()];
    }
}
