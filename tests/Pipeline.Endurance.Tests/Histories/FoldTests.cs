using System.Collections.Immutable;
using Pipeline.Domain.Findings;
using Pipeline.Domain.History;
using Pipeline.Endurance.Tests.Reference;
using Xunit.Abstractions;

namespace Pipeline.Endurance.Tests.Histories;

/// <summary>Thousands of random histories: the product's pure rule against the reference model.</summary>
public sealed class FoldTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Start = new(2019, 7, 2, 8, 0, 0, TimeSpan.Zero);

    private sealed record Item(UploadRecord? Upload, WorkflowRecord? Act);

    [Fact]
    public async Task Fold_IsTheModel_ForRandomHistories()
    {
        var seed = Lever.Seed();
        var count = Lever.Of("FOLDS", 20_000, 1_000_000);
        var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var random = new Random(unchecked((seed * 1_000_003) + i));
            var items = Items(random);
            var lockedAt = random.Next(3) == 0 ? Start.AddSeconds(random.Next(-1, 5) + 0.5) : (DateTimeOffset?)null;
            if (Difference(items, lockedAt) is not { } difference)
            {
                var state = Of(items, lockedAt).State.ToString();
                seen[state] = seen.GetValueOrDefault(state) + 1;
                continue;
            }
            var shortest = await Shrinking.ShortestAsync(
                items,
                shorter => Task.FromResult(Difference(shorter, lockedAt) is not null),
                1_000
            );
            Assert.Fail(
                $"Seed {seed}, history {i}, locked at {lockedAt}: {difference}\nShortest:\n{string.Join('\n', shortest)}\n{Difference(shortest, lockedAt)}"
            );
        }
        output.WriteLine(
            $"{count} histories over the pure rule, seed {seed}: {string.Join(", ", seen.Select(state => $"{state.Key} {state.Value}"))}"
        );
        Assert.True(count < 1_000 || seen.Count >= 6, "The histories are too alike to prove anything.");
    }

    private static string? Difference(IReadOnlyList<Item> items, DateTimeOffset? lockedAt)
    {
        var expected = Of(items, lockedAt);
        var status = Pipeline.TestKit.Uploads.Fold(
            items.Select(item => item.Upload).OfType<UploadRecord>(),
            items.Select(item => item.Act).OfType<WorkflowRecord>(),
            lockedAt
        );
        var actual = Expected.Of(status);
        return expected == actual ? null : $"expected {expected}, got {actual}";
    }

    private static Expected Of(IReadOnlyList<Item> items, DateTimeOffset? lockedAt) =>
        Model.Of(
            items
                .Select(item => item.Upload)
                .OfType<UploadRecord>()
                .Select(upload => new Model.Entry(upload.Version, upload.UploadedAt, upload.Path, upload.Rank, upload.Verdict)),
            Versions(items, WorkflowAction.Returned),
            Versions(items, WorkflowAction.Approved),
            lockedAt
        );

    private static HashSet<string> Versions(IReadOnlyList<Item> items, WorkflowAction action) =>
        [.. items.Select(item => item.Act).OfType<WorkflowRecord>().Where(act => act.Action == action).Select(act => act.Version)];

    /// <summary>Uploads in any order, many of one second; a rank is higher the later it was written.</summary>
    private static Item[] Items(Random random)
    {
        var uploads = Enumerable
            .Range(0, random.Next(8))
            .Select(number =>
            {
                var path = "2019-H1/4501220001/" + (random.Next(2) == 0 ? "甲.xlsx" : "乙.xlsx");
                var at = Start.AddSeconds(random.Next(4));
                var etag = $"0x{random.Next():X8}";
                return new UploadRecord(
                    UploadVersion.Of(path, etag, at),
                    path,
                    etag,
                    at,
                    number,
                    10,
                    random.Next(4) is var place && place == 3 ? null : (Verdict)place,
                    "",
                    "",
                    0,
                    0,
                    0,
                    0,
                    ImmutableArray<ReportedTotal>.Empty
                );
            })
            .ToList();
        var items = uploads.Select(upload => new Item(upload, null)).ToList();
        for (var i = uploads.Count == 0 ? 0 : random.Next(4); i > 0; i--)
        {
            var upload = uploads[random.Next(uploads.Count)];
            items.Add(
                new Item(
                    null,
                    new WorkflowRecord(
                        $"{i}",
                        Start.AddSeconds(random.Next(9)),
                        (WorkflowAction)random.Next(2),
                        upload.Version,
                        "王科长",
                        "核对"
                    )
                )
            );
        }
        var mixed = items.ToArray();
        random.Shuffle(mixed);
        return mixed;
    }
}
