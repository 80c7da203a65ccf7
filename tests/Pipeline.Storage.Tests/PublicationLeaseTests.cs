using Azure;
using Pipeline.Domain.Periods;
using Pipeline.TestKit;

namespace Pipeline.Storage.Tests;

/// <summary>
/// Found by reading for the endurance tests: where every try's connection is cut the clients throw an <see cref="AggregateException"/>, not
/// what they throw for a refusal.
/// </summary>
[Collection(StorageCollection.Name)]
public sealed class PublicationLeaseTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Renewal_ThatGetsNoAnswer_LosesTheLease_AndReleasingIsNoFailure()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var soon = new SoonTime();
        var lease = await new SummaryStore(storage.Clients, soon).TryLeaseAsync(Period.FirstHalfOf(2019), default);
        Assert.NotNull(lease);
        storage.Tap.Before = _ =>
            throw new AggregateException(
                "Retry failed after 6 tries.",
                new RequestFailedException("The connection was cut."),
                new RequestFailedException("The connection was cut.")
            );

        soon.Ring();
        await Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System, lease.Lost).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.True(lease.Lost.IsCancellationRequested);
        await lease.DisposeAsync();
    }

    /// <summary>A clock whose timers go off when the test says so.</summary>
    private sealed class SoonTime : TimeProvider
    {
        private readonly List<Action> timers = [];

        public void Ring() => timers.ForEach(timer => timer());

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            timers.Add(() => callback(state));
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
