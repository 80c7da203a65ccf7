using System.Collections.Concurrent;

namespace FunctionsHost.Tests.Support;

/// <summary>What the functions of one host, or of several that share it, were called with.</summary>
public sealed class CallLog
{
    private readonly ConcurrentQueue<Call> _calls = new();
    private int _running;
    private int _mostAtOnce;

    public IReadOnlyList<Call> All => [.. _calls];

    /// <summary>The greatest number of calls that ran at the same time.</summary>
    public int MostAtOnce => _mostAtOnce;

    /// <summary>Released by a test to let waiting functions end.</summary>
    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Add(Call call) => _calls.Enqueue(call);

    public void Begin() => InterlockedMax(ref _mostAtOnce, Interlocked.Increment(ref _running));

    public void End() => Interlocked.Decrement(ref _running);

    public Task<IReadOnlyList<Call>> AtLeastAsync(int count, int seconds = 20) =>
        Eventually.GetAsync(() => Task.FromResult(All), all => all.Count >= count, $"{count} calls", seconds);

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = target; value > seen; seen = target)
        {
            if (Interlocked.CompareExchange(ref target, value, seen) == seen)
            {
                return;
            }
        }
    }
}
