using System.Diagnostics;
using System.Globalization;
using Pipeline.LocalServices;
using Pipeline.TestKit;

namespace Pipeline.LocalHost.Tests;

/// <summary>However host or worker end, nothing is left running, nothing is lost, and it is said.</summary>
public sealed class EndTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task WorkerDies_TheHostSaysSoAndEnds()
    {
        await using var rig = new HostRig(azurite);
        var host = await rig.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        using var answer = await client
            .GetAsync(new Uri("die", UriKind.Relative))
            .ContinueWith(asked => asked.IsCompletedSuccessfully ? asked.Result : null);
        Assert.True(answer is null || (int)answer.StatusCode >= 500, answer?.StatusCode.ToString());
        await WaitForEndAsync(host.ProcessId);
        await HostRig.EventuallyAsync(
            () => Task.FromResult(host.Output.Contains("应用进程意外结束", StringComparison.Ordinal)),
            () => host.Output
        );
        Assert.Equal(3, host.ExitCode);
    }

    [Fact]
    public async Task HostKilled_LeavesNoWorkerBehind()
    {
        await using var rig = new HostRig(azurite);
        var host = await rig.StartAsync();
        var worker = await WorkerAsync(host);
        using (var process = Process.GetProcessById(host.ProcessId))
        {
            process.Kill(entireProcessTree: false);
        }
        await WaitForEndAsync(worker);
    }

    [Fact]
    public async Task Stopped_EndsInOrderWithItsWorker()
    {
        await using var rig = new HostRig(azurite);
        var host = await rig.StartAsync();
        var worker = await WorkerAsync(host);
        await host.StopAsync();
        Assert.Equal(0, host.ExitCode);
        Assert.DoesNotContain("is killed", host.Output, StringComparison.Ordinal);
        await WaitForEndAsync(worker);
    }

    [Fact]
    public async Task StoppedWhileAnUploadRuns_TheRunIsFinished_AndNotDoneAgain()
    {
        await using var rig = new HostRig(azurite);
        var host = await rig.StartAsync();
        await rig.PutAsync("slow-1");
        await rig.SeenAsync("began/slow-1", 1, host);
        await host.StopAsync();
        Assert.Equal(1, await rig.CountAsync("done/slow-1"));

        var again = await rig.StartAsync();
        await rig.PutAsync("after");
        await rig.SeenAsync("done/after", 1, again);
        Assert.Equal(1, await rig.CountAsync("began/slow-1"));
    }

    /// <summary>A killed host's run is done again, by the queue; its other work is not.</summary>
    [Theory]
    [InlineData(false, "stopped in order")]
    [InlineData(true, "killed")]
    public async Task Restart_RunsWhatCameMeanwhile_AndNothingTwice(bool isKilled, string how)
    {
        await using var rig = new HostRig(azurite);
        var first = await rig.StartAsync();
        string[] before = ["a", "深/层 文件.xlsx", "c", "d", "e"];
        await Task.WhenAll(before.Select(name => rig.PutAsync(name)));
        await rig.SeenAsync("done", before.Length, first);
        await (isKilled ? first.KillAsync() : first.StopAsync());
        await rig.PutAsync("meanwhile");
        await rig.PutAsync("a", "written anew");

        var second = await rig.StartAsync();
        await rig.SeenAsync("done", before.Length + 2, second);
        await rig.PutAsync("last");
        await rig.SeenAsync("done/last", 1, second);
        var expected = before.Concat(["a", "meanwhile", "last"]).Order(StringComparer.Ordinal);
        Assert.True(
            expected.SequenceEqual((await rig.SeenAsync("done")).Order(StringComparer.Ordinal)),
            how + ": " + string.Join(' ', await rig.SeenAsync("done"))
        );
    }

    internal static async Task<int> WorkerAsync(FunctionsHostProcess host)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        return int.Parse(await client.GetStringAsync(new Uri("process", UriKind.Relative)), CultureInfo.InvariantCulture);
    }

    private static Task WaitForEndAsync(int process) =>
        HostRig.EventuallyAsync(() => Task.FromResult(!IsRunning(process)), () => $"Process {process} still runs.");

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
