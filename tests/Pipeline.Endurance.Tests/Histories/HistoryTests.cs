using System.Collections.Concurrent;
using Pipeline.TestKit;
using Xunit.Abstractions;

namespace Pipeline.Endurance.Tests.Histories;

/// <summary>
/// Random histories over the real steps on the emulator, with crashes and interference in their midst; their end is the model's.
/// </summary>
[Collection(EnduranceCollection.Name)]
public sealed class HistoryTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    private const int TriesToShrink = 60;

    [Fact]
    public async Task RandomHistories_EndAsTheModelSays()
    {
        var seed = Lever.Seed();
        var count = Lever.Of("HISTORIES", 60, 3_000);
        var began = TimeProvider.System.GetTimestamp();
        var failed = new ConcurrentDictionary<int, string>();
        var ops = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (i, _) =>
            {
                var history = HistoryOf(seed, i);
                foreach (var op in history)
                {
                    ops.AddOrUpdate(op.GetType().Name, 1, (_, before) => before + 1);
                }
                if (failed.IsEmpty && await World.LiveAsync(azurite, history) is { } problem)
                {
                    failed.TryAdd(i, problem);
                }
            }
        );
        if (!failed.IsEmpty)
        {
            var (index, problem) = failed.MinBy(failure => failure.Key);
            var shortest = await Shrinking.ShortestAsync(
                HistoryOf(seed, index),
                async shorter => await World.LiveAsync(azurite, shorter) is not null,
                TriesToShrink,
                Simpler
            );
            Assert.Fail(
                $"Seed {seed}, history {index}:\n{problem}\nShortest that fails:\n{string.Join('\n', shortest)}\n{await World.LiveAsync(azurite, shortest)}"
            );
        }
        output.WriteLine(
            $"{count} histories over the real steps, seed {seed}, {TimeProvider.System.GetElapsedTime(began).TotalSeconds:F0} s; "
                + string.Join(", ", ops.OrderBy(op => op.Key, StringComparer.Ordinal).Select(op => $"{op.Key} {op.Value}"))
        );
    }

    private static IEnumerable<Op> Simpler(Op op) =>
        op switch
        {
            Op.Crash crash => [crash.Step],
            Op.Both both => [both.First, both.Then],
            Op.Meanwhile meanwhile =>
            [
                meanwhile.Step,
                meanwhile.Other,
                .. Simpler(meanwhile.Other).Select(other => meanwhile with { Other = other }),
            ],
            _ => [],
        };

    private static IReadOnlyList<Op> HistoryOf(int seed, int index) => RandomHistory.Of(new Random(unchecked((seed * 1_000_003) + index)));
}
