using Xunit.Abstractions;

namespace Pipeline.Endurance.Tests.Hosts;

/// <summary>
/// The real app in processes of its own: killed at random instants, two of it at once, with storage going away in between. The end is
/// always the model's.
/// </summary>
[Collection(EnduranceCollection.Name)]
public sealed class HostTests(ITestOutputHelper output)
{
    [Fact]
    public async Task KilledAtRandomInstants_EndsAsTheModelSays()
    {
        var (seed, kills, schools) = (Lever.Seed(), Lever.Of("KILLS", 12, 200), Lever.Of("KILL_SCHOOLS", 60, 60));
        var began = TimeProvider.System.GetTimestamp();
        var random = new Random(seed);
        await using var district = await District.StartAsync(schools, 3, random);
        for (var kill = 0; kill < kills; kill++)
        {
            await using var host = await district.StartHostAsync();
            var left = district.Uploads * (kills - kill - 1) / kills;
            var uploading = district.UploadUntilAsync(left, longestPause: 60);
            await Task.Delay(random.Next(2_500));
            await host.KillAsync();
            await uploading;
            await district.EndLeasesAsync();
        }
        await using (var host = await district.StartHostAsync())
        {
            await district.SettledAsync();
            await host.StopAsync();
        }
        output.WriteLine($"{kills} kills (200 with ENDURANCE=full), seed {seed}: {await district.CheckEndAsync()}; {Seconds(began)} s");
    }

    [Fact]
    public async Task TwoHostsAtOnce_EndAsTheModelSays()
    {
        var (seed, schools) = (Lever.Seed(), Lever.Of("TWO_HOSTS_SCHOOLS", 30, 200));
        var began = TimeProvider.System.GetTimestamp();
        await using var district = await District.StartAsync(schools, 3, new Random(seed));
        await using (var one = await district.StartHostAsync())
        await using (var other = await district.StartHostAsync())
        {
            await district.UploadUntilAsync(0, longestPause: 20);
            await district.SettledAsync();
        }
        var shares = new[] { 1, 2 }
            .Select(host => File.ReadLines(district.LogOf(host)).Count(line => line.Contains("is recorded:", StringComparison.Ordinal)))
            .ToArray();
        output.WriteLine(
            $"Two hosts, seed {seed}: {await district.CheckEndAsync()}; the hosts recorded {shares[0]} and {shares[1]}; {Seconds(began)} s"
        );
        Assert.All(shares, share => Assert.NotEqual(0, share));
    }

    /// <summary>
    /// The emulator ends in an orderly way: killed, it loses what it had not written yet, which the real service never does.
    /// </summary>
    [Fact]
    public async Task StorageGoesAwayAndComesBack_EndsAsTheModelSays()
    {
        var (seed, restarts, schools) = (Lever.Seed(), Lever.Of("RESTARTS", 2, 20), Lever.Of("RESTART_SCHOOLS", 16, 60));
        var began = TimeProvider.System.GetTimestamp();
        var random = new Random(seed);
        await using var district = await District.StartAsync(schools, 3, random);
        await using (var host = await district.StartHostAsync())
        {
            for (var restart = 0; restart < restarts; restart++)
            {
                await district.UploadUntilAsync(district.Uploads * (restarts - restart) / (restarts + 1), longestPause: 40);
                await Task.Delay(random.Next(1_500));
                await district.Azurite.StopAsync();
                await Task.Delay(random.Next(3_000));
                await district.Azurite.RestartAsync();
            }
            await district.UploadUntilAsync(0, longestPause: 40);
            await district.SettledAsync();
        }
        output.WriteLine($"{restarts} orderly restarts of the emulator, seed {seed}: {await district.CheckEndAsync()}; {Seconds(began)} s");
    }

    private static string Seconds(long began) => $"{TimeProvider.System.GetElapsedTime(began).TotalSeconds:F0}";
}
