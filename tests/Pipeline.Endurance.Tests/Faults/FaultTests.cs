using Pipeline.Endurance.Tests.Hosts;
using Pipeline.Steps.Ingest;
using Pipeline.Steps.Publish;
using Pipeline.Steps.Upkeep;
using Pipeline.Steps.Workflow;
using Pipeline.Storage;
using Xunit.Abstractions;

namespace Pipeline.Endurance.Tests.Faults;

/// <summary>
/// Storage refuses, answers late or never, or does what was asked and does not say so, for one request in five; the end is the model's, and
/// nothing waits for ever.
/// </summary>
[Collection(EnduranceCollection.Name)]
public sealed class FaultTests(ITestOutputHelper output)
{
    private const int OneIn = 5;

    [Fact]
    public async Task Host_ThroughFaults_EndsAsTheModelSays()
    {
        var (seed, schools) = (Lever.Seed(), Lever.Of("FAULT_SCHOOLS", 8, 60));
        var began = TimeProvider.System.GetTimestamp();
        await using var district = await District.StartAsync(schools, 3, new Random(seed));
        await using var proxy = await FaultProxy.StartAsync(district.Azurite, seed, OneIn);
        await using (var host = await district.StartHostAsync(proxy.ConnectionString))
        {
            await district.UploadUntilAsync(0, longestPause: 40);
            await district.SettledAsync();
        }
        var end = await district.CheckEndAsync();
        output.WriteLine(
            $"The app through faults, seed {seed}: {end}; {Counts(proxy)}; {TimeProvider.System.GetElapsedTime(began).TotalSeconds:F0} s"
        );
        Assert.True(proxy.Counts.Count >= 8, "Too few kinds of faults to prove anything.");
    }

    /// <summary>
    /// Two hosts take every upload at once, while the bureau returns, approves, locks and unlocks; whoever gets a failure asks again, as
    /// host and people do.
    /// </summary>
    [Fact]
    public async Task Steps_ThroughFaults_EndAsTheModelSays()
    {
        var (seed, schools) = (Lever.Seed(), Lever.Of("FAULT_STEP_SCHOOLS", 8, 100));
        var began = TimeProvider.System.GetTimestamp();
        await using var district = await District.StartAsync(schools, 2, new Random(seed));
        await using var proxy = await FaultProxy.StartAsync(district.Azurite, seed, OneIn);
        var storage = new PipelineStorageOptions { ConnectionString = proxy.ConnectionString };
        TestHost[] hosts = [new(storage, TimeProvider.System), new(storage, TimeProvider.System)];
        await district.UploadUntilAsync(0, longestPause: 5);
        var retries = new Retries();
        await Parallel.ForEachAsync(
            hosts.SelectMany(host => district.Sent.Select(upload => (host, upload.Path))),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (turn, token) => await retries.RunAsync(cancel => turn.host.Get<IngestUpload>().RunAsync(turn.Path, cancel))
        );
        await Parallel.ForEachAsync(
            district.Sent.Select(upload => upload.School).Distinct().Select((school, i) => (school, i)).Where(each => each.i % 3 != 2),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (each, token) =>
            {
                var request = new ActRequest(District.Period, each.school, null, "王科长", "请核对。");
                await retries.RunAsync(cancel =>
                    each.i % 3 == 0
                        ? hosts[0].Get<ReturnSubmission>().RunAsync(request, cancel)
                        : hosts[1].Get<ApproveSubmission>().RunAsync(request, cancel)
                );
            }
        );
        foreach (var locked in (bool[])[true, false, true, false])
        {
            await retries.RunAsync(cancel => hosts[0].Get<LockPeriod>().RunAsync(District.Period, locked, "王科长", "汇总", cancel));
        }
        await retries.RunAsync(cancel => hosts[1].Get<SweepUploads>().RunAsync(cancel));
        await PublishAsync(hosts[0], district, retries);
        var end = await district.CheckEndAsync();
        Assert.Equal(4, (await district.Witness.Get<PeriodStore>().ActsAsync(District.Period, default)).Length);
        output.WriteLine(
            $"The steps through faults, seed {seed}: {end}; {retries.Count} runs failed and were repeated; {Counts(proxy)}; {TimeProvider.System.GetElapsedTime(began).TotalSeconds:F0} s"
        );
        Assert.True(proxy.Counts.Count >= 8, "Too few kinds of faults to prove anything.");
    }

    /// <summary>
    /// Until nothing is left to publish; a lease whose release got no answer is broken, since it would run out in a minute.
    /// </summary>
    private static async Task PublishAsync(TestHost host, District district, Retries retries)
    {
        for (var tries = 0; tries < 30; tries++)
        {
            if (
                (await retries.RunAsync(cancel => host.Get<PublishSummary>().RunAsync(District.Period, cancel))).Outcome
                == PublishOutcome.Unchanged
            )
            {
                return;
            }
            await district.Witness.BreakLeaseAsync(District.Period);
        }
        Assert.Fail("The period was not published in 30 runs.");
    }

    private static string Counts(FaultProxy proxy) =>
        $"{proxy.Counts.Values.Sum()} requests, {string.Join(", ", proxy.Counts.OrderBy(count => count.Key).Select(count => $"{count.Key} {count.Value}"))}";
}
