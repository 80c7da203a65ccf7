using Pipeline.LocalServices;

namespace Pipeline.LocalHost.Tests;

/// <summary>Storage that goes away for longer than its clients ask again: the triggers go on once it is back.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task StorageGoesAway_TimersAndBlobTriggersGoOnOnceItIsBack()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var rig = new HostRig(azurite.ConnectionString, "outage");
        var host = await rig.StartAsync(("TickSchedule", "* * * * * *"));
        await rig.PutAsync("before");
        await rig.SeenAsync("done/before", 1, host);
        await rig.SeenAsync("tick", 1, host);

        await azurite.StopAsync();
        string[] told = ["Timer Tick did not run", "Looking for new blobs failed", "The job host gave up"];
        await HostRig.EventuallyAsync(() => Task.FromResult(told.All(what => HasTold(host, what))), () => host.Output);
        await azurite.RestartAsync();

        await rig.PutAsync("after");
        await rig.SeenAsync("done/after", 1, host);
        await rig.SeenAsync("tick", await rig.CountAsync("tick") + 2, host);
        await host.StopAsync();
        Assert.Equal(0, host.ExitCode);
    }

    private static bool HasTold(FunctionsHostProcess host, string what) => host.Output.Contains(what, StringComparison.Ordinal);
}
