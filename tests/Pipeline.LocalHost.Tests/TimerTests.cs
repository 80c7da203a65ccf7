using System.Globalization;
using Pipeline.LocalHost.Timers;
using Pipeline.TestKit;

namespace Pipeline.LocalHost.Tests;

/// <summary>Timers are due by UTC, remember, make up for what they missed, and run on one host at a time.</summary>
public sealed class TimerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Theory]
    [InlineData("0 30 2 * * *", "2026-11-25T02:29:59", "2026-11-25T02:30:00", "six fields")]
    [InlineData("30 2 * * *", "2026-11-25T02:30:00", "2026-11-26T02:30:00", "five fields; the moment itself is over")]
    [InlineData("*/5 * * * * *", "2026-11-25T23:59:58", "2026-11-26T00:00:00", "over midnight")]
    [InlineData("0 0 0 29 2 *", "2026-01-01T00:00:00", "2028-02-29T00:00:00", "a leap day")]
    [InlineData("01:30:00", "2026-11-25T00:00:00", "2026-11-25T01:30:00", "a time span")]
    public void NextOccurrence(string schedule, string after, string expected, string reason) =>
        Assert.True(Time(expected) == TimerSchedule.Parse(schedule).Next(Time(after)), reason);

    [Theory]
    [InlineData("every day")]
    [InlineData("* * *")]
    [InlineData("00:00:00")]
    public void NoSchedule_IsSaid(string schedule) =>
        Assert.Equal(
            $"定时设置“{schedule}”不是有效的cron表达式。",
            Assert.Throws<HostStartException>(() => TimerSchedule.Parse(schedule)).Message
        );

    /// <summary>A machine in China: by its own time the moment would be eight hours away.</summary>
    [Fact]
    public async Task IsDueByUtc_WhereverTheMachineIs()
    {
        await using var rig = new HostRig(azurite);
        var due = TimeProvider.System.GetUtcNow().AddSeconds(25);
        var host = await rig.StartAsync(
            ("TZ", "Asia/Shanghai"),
            ("TickSchedule", due.ToString("s m H * * *", CultureInfo.InvariantCulture))
        );
        await rig.SeenAsync("tick", 1, host);
        Assert.InRange(TimeProvider.System.GetUtcNow(), due, due.AddSeconds(100));
        var tick = Assert.Single(await rig.TicksAsync());
        Assert.False(tick.GetProperty("IsPastDue").GetBoolean());
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("Windows knows no TZ: the app's own time zone is the machine's.");
            return;
        }
        Assert.Equal(0, tick.GetProperty("Offset").GetDouble());
    }

    [Fact]
    public async Task MissedRun_IsMadeUpForAtOnce_AndOnce()
    {
        await using var rig = new HostRig(azurite);
        await rig.HostBlobs.CreateIfNotExistsAsync();
        var last = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-400);
        await rig.HostBlobs.UploadBlobAsync(
            $"timers/{rig.HostId}/Host.Functions.Tick/status",
            BinaryData.FromObjectAsJson(
                new
                {
                    Last = last,
                    Next = last.AddDays(1),
                    LastUpdated = last,
                }
            )
        );
        var host = await rig.StartAsync();
        await rig.SeenAsync("tick", 1, host);
        var tick = Assert.Single(await rig.TicksAsync());
        Assert.True(tick.GetProperty("IsPastDue").GetBoolean());
        Assert.Equal(last, tick.GetProperty("LastUpdated").GetDateTime().ToUniversalTime(), TimeSpan.FromSeconds(1));
        await host.StopAsync();

        var again = await rig.StartAsync();
        await rig.PutAsync("later");
        await rig.SeenAsync("done/later", 1, again);
        Assert.Single(await rig.TicksAsync());
    }

    [Fact]
    public async Task OfTwoHosts_OneRunsTheTimer_TheOtherTakesOver()
    {
        await using var rig = new HostRig(azurite);
        var began = TimeProvider.System.GetTimestamp();
        var one = await rig.StartAsync(("TickSchedule", "* * * * * *"));
        var other = await rig.StartAsync(("TickSchedule", "* * * * * *"));
        await rig.SeenAsync("tick", 5, one);
        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        Assert.InRange((await rig.TicksAsync()).Count, 5, (int)seconds + 1);
        await one.KillAsync();
        var sofar = (await rig.TicksAsync()).Count;
        await rig.SeenAsync("tick", sofar + 3, other);
    }

    private static DateTime Time(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
