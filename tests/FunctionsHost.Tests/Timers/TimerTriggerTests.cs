using System.Text.Json;
using Azure.Storage.Blobs;
using FunctionsHost.Tests.Functions;
using FunctionsHost.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Pipeline.TestKit;

namespace FunctionsHost.Tests.Timers;

public sealed class TimerTriggerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Yearly = "0 0 3 1 1 *";

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private TestHostPlan Plan(params Type[] functions) =>
        new TestHostPlan(azurite.ConnectionString, azurite.NewPrefix()) { Functions = functions }.With(("schedule", Yearly));

    private static BlobClient StatusBlob(TestHostPlan plan, string function) =>
        new(plan.ConnectionString, "azure-webjobs-hosts", $"timers/{plan.Prefix}/Host.Functions.{function}/status");

    private static async Task<ScheduleStatus> StatusAsync(TestHostPlan plan, string function) =>
        JsonSerializer.Deserialize<ScheduleStatus>((await StatusBlob(plan, function).DownloadContentAsync()).Value.Content)!;

    private static async Task RecordAsync(TestHostPlan plan, string function, DateTime last, DateTime next)
    {
        await new BlobContainerClient(plan.ConnectionString, "azure-webjobs-hosts").CreateIfNotExistsAsync();
        var status = new ScheduleStatus { Last = last, Next = next, LastUpdated = last };
        await StatusBlob(plan, function).UploadAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(status)), overwrite: true);
    }

    private static DateTime NextYear(DateTime after)
    {
        var run = new DateTime(after.Year, 1, 1, 3, 0, 0, DateTimeKind.Utc);
        return run > after ? run : run.AddYears(1);
    }

    [Fact]
    public async Task UnderAMinuteItRunsOnTimeAndKeepsNoStatus()
    {
        var plan = Plan(typeof(EverySecond));
        await using var host = await TestHost.StartAsync(plan);
        var calls = await host.Calls.AtLeastAsync(3);
        Assert.All(calls, call => Assert.Null(call.Timer!.ScheduleStatus));
        Assert.All(calls, call => Assert.False(call.Timer!.IsPastDue));
        Assert.False(await StatusBlob(plan, "EverySecond").ExistsAsync());
    }

    [Fact]
    public async Task AFailingFunctionDoesNotStopItsSchedule()
    {
        await using var host = await TestHost.StartAsync(Plan(typeof(EverySecondFailing)));
        await host.Calls.AtLeastAsync(3);
        Assert.True(host.Logs.Entries.Count(entry => entry.Exception is InvalidOperationException { Message: "a bug" }) >= 2);
    }

    [Fact]
    public async Task TheScheduleMayComeFromASetting()
    {
        await using var host = await TestHost.StartAsync(Plan(typeof(Daily)).With(("schedule", "*/1 * * * * *")));
        await host.Calls.AtLeastAsync(2);
    }

    [Fact]
    public async Task AMissingSettingStopsTheStartAndIsNamed()
    {
        var plan = new TestHostPlan(azurite.ConnectionString, azurite.NewPrefix()) { Functions = [typeof(Daily)] };
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync(plan));
        Assert.Equal("'%schedule%' does not resolve to a value: the setting is missing.", failure.Message);
    }

    [Fact]
    public async Task ANewTimerRecordsItsNextRunAndWaits()
    {
        var plan = Plan(typeof(Daily));
        await using var host = await TestHost.StartAsync(plan);
        await Eventually.TrueAsync(async () => await StatusBlob(plan, "Daily").ExistsAsync(), "a status");
        await Task.Delay(300);
        Assert.Empty(plan.Calls.All);
        var status = await StatusAsync(plan, "Daily");
        Assert.Equal((default, NextYear(Now)), (status.Last, status.Next));
        Assert.Equal(DateTimeKind.Utc, status.Next.Kind);
    }

    [Fact]
    public async Task RunOnStartupRunsOnceAndIsNotPastDue()
    {
        var plan = Plan(typeof(DailyAtStart));
        await using var host = await TestHost.StartAsync(plan);
        var timer = (await host.Calls.AtLeastAsync(1))[0].Timer!;
        Assert.False(timer.IsPastDue);
        Assert.Equal(NextYear(Now), timer.ScheduleStatus!.Next);
        await Eventually.TrueAsync(async () => (await StatusAsync(plan, "DailyAtStart")).Last != default, "the run recorded");
        Assert.Equal(NextYear(Now), (await StatusAsync(plan, "DailyAtStart")).Next);
        Assert.Single(plan.Calls.All);
    }

    [Fact]
    public async Task WithoutMonitorThereIsNoStatus()
    {
        var plan = Plan(typeof(DailyUnmonitored));
        await using var host = await TestHost.StartAsync(plan);
        Assert.Null((await host.Calls.AtLeastAsync(1))[0].Timer!.ScheduleStatus);
        Assert.False(await StatusBlob(plan, "DailyUnmonitored").ExistsAsync());
    }

    [Fact]
    public async Task AMissedRunIsMadeUpForOnce()
    {
        var plan = Plan(typeof(Daily));
        var last = new DateTime(Now.Year - 3, 1, 1, 3, 0, 0, DateTimeKind.Utc);
        await RecordAsync(plan, "Daily", last, last.AddYears(1));
        await using (var host = await TestHost.StartAsync(plan))
        {
            var timer = (await host.Calls.AtLeastAsync(1))[0].Timer!;
            Assert.True(timer.IsPastDue);
            Assert.Equal((last, last.AddYears(1)), (timer.ScheduleStatus!.Last, timer.ScheduleStatus.Next));
            await Eventually.TrueAsync(async () => (await StatusAsync(plan, "Daily")).Next == NextYear(Now), "the late run recorded");
        }

        await using var second = await TestHost.StartAsync(plan);
        await Task.Delay(1000);
        Assert.Single(plan.Calls.All);
    }

    [Fact]
    public async Task AnEditedScheduleBeginsAnewFromTheLastRun()
    {
        var plan = Plan(typeof(Daily));
        var last = Now.AddMinutes(-1);
        await RecordAsync(plan, "Daily", last, Now.AddMinutes(-0.5));
        await using var host = await TestHost.StartAsync(plan);
        await Eventually.TrueAsync(async () => (await StatusAsync(plan, "Daily")).Next == NextYear(Now), "the new schedule recorded");
        await Task.Delay(300);
        Assert.Empty(plan.Calls.All);
    }

    [Fact]
    public async Task OfTwoHostsOneRunsItAndTheOtherTakesOver()
    {
        var first = Plan(typeof(EverySecond));
        var second = first with { Calls = new CallLog() };
        await using var one = await TestHost.StartAsync(first);
        await first.Calls.AtLeastAsync(1);
        await using var two = await TestHost.StartAsync(second);
        await first.Calls.AtLeastAsync(4);
        Assert.Empty(second.Calls.All);
        await one.StopAsync();
        var count = first.Calls.All.Count;
        await second.Calls.AtLeastAsync(1);
        Assert.Equal(count, first.Calls.All.Count);
    }
}
