using FunctionsHost.Tests.Functions;
using FunctionsHost.Tests.Support;
using Pipeline.TestKit;

namespace FunctionsHost.Tests.Blobs;

public sealed class StopTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private TestHostPlan Plan(params Type[] functions) => new(azurite.ConnectionString, azurite.NewPrefix()) { Functions = functions };

    [Fact]
    public async Task StoppingTellsTheRunningAndTheirMessagesComeBack()
    {
        var plan = Plan(typeof(Waiting));
        var container = await TestHost.ContainerAsync(plan);
        await using (var host = await TestHost.StartAsync(plan))
        {
            await container.UploadBlobAsync("cut short", new BinaryData("x"));
            await host.Calls.AtLeastAsync(1);
            await host.StopAsync();
            Assert.True(plan.Calls.All[0].Context.CancellationToken.IsCancellationRequested);
        }

        var next = plan with { Calls = new CallLog() };
        await using var second = await TestHost.StartAsync(next);
        var call = Assert.Single(await next.Calls.AtLeastAsync(1));
        Assert.Equal(("cut short", 1), (call.Name, call.Context.RetryContext.RetryCount));
    }

    [Fact]
    public async Task StoppingWaitsForOneThatEnds()
    {
        var plan = Plan(typeof(Deaf));
        var container = await TestHost.ContainerAsync(plan);
        await using var host = await TestHost.StartAsync(plan);
        await container.UploadBlobAsync("ends", new BinaryData("x"));
        await host.Calls.AtLeastAsync(1);
        var stop = host.StopAsync();
        await Task.Delay(500);
        Assert.False(stop.IsCompleted);
        plan.Calls.Gate.SetResult();
        await stop;
        Assert.Equal(0, await Queues.CountAsync(Queues.Work(plan)));
    }

    [Fact]
    public async Task StoppingDoesNotWaitForEverAndGivesTheMessageBack()
    {
        var plan = Plan(typeof(Deaf)) with { ShutdownTimeout = TimeSpan.FromSeconds(1) };
        var container = await TestHost.ContainerAsync(plan);
        await using (var host = await TestHost.StartAsync(plan))
        {
            await container.UploadBlobAsync("never ends", new BinaryData("x"));
            await host.Calls.AtLeastAsync(1);
            var clock = TimeProvider.System;
            var started = clock.GetTimestamp();
            await host.StopAsync();
            Assert.InRange(clock.GetElapsedTime(started), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(8));

            var next = plan with { Calls = new CallLog() };
            await using var second = await TestHost.StartAsync(next);
            Assert.Equal("never ends", (await next.Calls.AtLeastAsync(1))[0].Name);
        }
    }
}
