using Pipeline.Endurance.Tests.Hosts;
using Xunit.Abstractions;

namespace Pipeline.Endurance.Tests.Faults;

/// <summary>Storage refuses, answers late or never, or does what was asked and does not say so, for one request in five; the end is the model's, and nothing waits for ever.</summary>
[Collection(EnduranceCollection.Name)]
public sealed class FaultTests(ITestOutputHelper output)
{
    private const int OneIn = 5;

    [Fact]
    public async Task Host_ThroughFaults_EndsAsTheModelSays()
    {
        var (seed, schools) = (Lever.Seed(), Lever.Of("FAULT_SCHOOLS", 12, 60));
        var began = TimeProvider.System.GetTimestamp();
        await using var district = await District.StartAsync(schools, 3, new Random(seed));
        await using var proxy = await FaultProxy.StartAsync(district.Azurite, seed, OneIn);
        await using (var host = await district.StartHostAsync(proxy.ConnectionString))
        {
            await district.UploadUntilAsync(0, longestPause: 40);
            await district.SettledAsync();
        }
        var end = await district.CheckEndAsync();
        output.WriteLine($"The app through faults, seed {seed}: {end}; {Counts(proxy)}; {TimeProvider.System.GetElapsedTime(began).TotalSeconds:F0} s");
        Assert.True(proxy.Counts.Count >= 8, "Too few kinds of faults to prove anything.");
    }

    private static string Counts(FaultProxy proxy) =>
        $"{proxy.Counts.Values.Sum()} requests, {string.Join(", ", proxy.Counts.OrderBy(count => count.Key).Select(count => $"{count.Key} {count.Value}"))}";
}
