using FunctionsHost.Tests.Functions;
using FunctionsHost.Tests.Support;
using Pipeline.Cli.LocalServices;

namespace FunctionsHost.Tests.Blobs;

/// <summary>An emulator of its own, since it is stopped in the middle.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task TheHostOutlivesARestartOfStorage()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        var plan = new TestHostPlan(azurite.ConnectionString, "outage") { Functions = [typeof(IngestUpload), typeof(EverySecond)] };
        var container = await TestHost.ContainerAsync(plan);
        await using var host = await TestHost.StartAsync(plan);
        await container.UploadBlobAsync("before", new BinaryData("x"));
        await Blobs(plan, 1);

        await azurite.StopAsync();
        await Eventually.TrueAsync(() => Task.FromResult(host.Logs.Entries.Any(entry => entry.Text.StartsWith("Scanning the container", StringComparison.Ordinal))), "the outage noticed");
        await azurite.RestartAsync();

        await container.UploadBlobAsync("after", new BinaryData("x"));
        await Blobs(plan, 2);
        var timers = plan.Calls.All.Count(call => call.Timer is not null);
        await Eventually.TrueAsync(() => Task.FromResult(plan.Calls.All.Count(call => call.Timer is not null) > timers + 1), "the timer goes on", seconds: 40);
        Assert.Equal(["before", "after"], plan.Calls.All.Where(call => call.Timer is null).Select(call => call.Name));
    }

    [Fact]
    public async Task TheHostStartsBeforeStorageDoes()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await azurite.StopAsync();
        var plan = new TestHostPlan(azurite.ConnectionString, "early") { Functions = [typeof(IngestUpload), typeof(EverySecond)], Http = true };
        await using var host = await TestHost.StartAsync(plan);
        Assert.Contains("Running", await host.Client().GetStringAsync("/admin/host/status"), StringComparison.Ordinal);
        await azurite.RestartAsync();
        var container = await TestHost.ContainerAsync(plan);
        await container.UploadBlobAsync("first", new BinaryData("x"));
        await Blobs(plan, 1);
    }

    private static Task Blobs(TestHostPlan plan, int count) => Eventually.TrueAsync(
        () => Task.FromResult(plan.Calls.All.Count(call => call.Timer is null) >= count), $"{count} blobs", seconds: 40);
}
