using FunctionsHost.Tests.Functions;
using FunctionsHost.Tests.Support;
using Pipeline.TestKit;

namespace FunctionsHost.Tests.Blobs;

public sealed class ConcurrencyTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private TestHostPlan Plan(params Type[] functions) => new(azurite.ConnectionString, azurite.NewPrefix()) { Functions = functions };

    private static async Task UploadAsync(TestHostPlan plan, int count)
    {
        var container = await TestHost.ContainerAsync(plan);
        await Parallel.ForEachAsync(Enumerable.Range(0, count), async (index, token) =>
            await container.UploadBlobAsync($"{index:D4}", new BinaryData("x"), token));
    }

    [Fact]
    public async Task SeveralRunAtOnceUpToTheLimitOfHostJson()
    {
        var plan = Plan(typeof(Waiting)).With(("AzureFunctionsJobHost:extensions:blobs:maxDegreeOfParallelism", "3"));
        await UploadAsync(plan, 8);
        await using var host = await TestHost.StartAsync(plan);
        await host.Calls.AtLeastAsync(3);
        await Task.Delay(700);
        Assert.Equal(3, plan.Calls.All.Count);
        plan.Calls.Gate.SetResult();
        await host.Calls.AtLeastAsync(8);
        Assert.Equal(3, plan.Calls.MostAtOnce);
    }

    [Fact]
    public async Task WithoutALimitEightTimesTheCoresRunAtOnce()
    {
        var plan = Plan(typeof(Waiting));
        var limit = 8 * Environment.ProcessorCount;
        await UploadAsync(plan, limit + 4);
        await using var host = await TestHost.StartAsync(plan);
        await host.Calls.AtLeastAsync(limit);
        await Task.Delay(500);
        Assert.Equal(limit, plan.Calls.All.Count);
    }

    [Fact]
    public async Task TwoHostsShareTheWorkAndNothingRunsTwice()
    {
        var first = Plan(typeof(IngestUpload));
        var second = first with { Calls = new CallLog() };
        await UploadAsync(first, 60);
        await using var one = await TestHost.StartAsync(first);
        await using var two = await TestHost.StartAsync(second);
        await Eventually.TrueAsync(() => Task.FromResult(first.Calls.All.Count + second.Calls.All.Count >= 60), "60 calls");
        await Task.Delay(700);
        var names = first.Calls.All.Concat(second.Calls.All).Select(call => call.Name).ToList();
        Assert.Equal(60, names.Count);
        Assert.Equal(60, names.Distinct(StringComparer.Ordinal).Count());
        Assert.NotEmpty(first.Calls.All);
        Assert.NotEmpty(second.Calls.All);
    }

    [Fact]
    public async Task ManyBlobsWithReceiptsDoNotFireAgainAfterARestart()
    {
        var plan = Plan(typeof(IngestUpload));
        await UploadAsync(plan, 150);
        await using (var host = await TestHost.StartAsync(plan))
        {
            await host.Calls.AtLeastAsync(150, seconds: 60);
        }

        await using var second = await TestHost.StartAsync(plan);
        await (await TestHost.ContainerAsync(plan)).UploadBlobAsync("new", new BinaryData("x"));
        var calls = await second.Calls.AtLeastAsync(151);
        Assert.Equal("new", calls[^1].Name);
        await Task.Delay(500);
        Assert.Equal(151, plan.Calls.All.Count);
    }

    [Fact]
    public async Task ALongRunKeepsItsMessageHidden()
    {
        var first = Plan(typeof(Waiting)) with { Options = options => options.MessageLease = TimeSpan.FromSeconds(2) };
        var second = first with { Calls = new CallLog() };
        await using var one = await TestHost.StartAsync(first);
        await UploadAsync(first, 1);
        await first.Calls.AtLeastAsync(1);
        await using var two = await TestHost.StartAsync(second);
        await Task.Delay(5000);
        Assert.Empty(second.Calls.All);
        first.Calls.Gate.SetResult();
        await Eventually.TrueAsync(async () => await Queues.CountAsync(Queues.Work(first)) == 0, "the message deleted");
        Assert.Single(first.Calls.All);
    }
}
