using System.Collections.Immutable;
using Azure.Data.Tables;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Storage;
using Pipeline.TestKit;

namespace Pipeline.Endurance.Tests.Reference;

/// <summary>Holds what lies in storage against what was sent: after the dust settles nothing may be lost, mixed, or done twice.</summary>
/// <param name="host">Looks at storage directly, whatever the product's hosts look through.</param>
/// <param name="sent">Everything that the schools of the period wrote, also what they overwrote or deleted.</param>
internal sealed class EndState(TestHost host, Period period, IReadOnlyCollection<Sent> sent)
{
    /// <summary>Uploads that must be in the history; those that were overwritten before anybody read them need not.</summary>
    public IReadOnlySet<string> Required { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Uploads of which the trigger gave up at some time.</summary>
    public IReadOnlySet<string> MayHaveFailed { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Returns the uploads that count, a school at most one.</summary>
    public async Task<IReadOnlyList<Sent>> CheckAsync()
    {
        var counting = new List<Sent>();
        foreach (var school in sent.GroupBy(each => each.School))
        {
            var page = await host.Get<SubmissionStore>().ReadAsync(SubmissionPartition.Of(period, school.Key), default);
            CheckHistory(page, [.. school]);
            var counts = await CheckStatusAsync(page, [.. school]);
            await CheckFiguresAsync(page, [.. school], counts);
            foreach (var upload in page.Uploads)
            {
                await CheckKeptAsync(school.Single(each => each.Version == upload.Version));
            }
            if (counts is not null)
            {
                counting.Add(counts);
            }
        }
        return counting;
    }

    private void CheckHistory(SubmissionHistory page, IReadOnlyCollection<Sent> own)
    {
        var versions = page.Uploads.Select(upload => upload.Version).ToList();
        Assert.Equal(versions.Distinct(), versions);
        Assert.Empty(versions.Except(own.Select(each => each.Version)));
        Assert.Empty(own.Where(each => Required.Contains(each.Version)).Select(each => each.Version).Except(versions));
        foreach (var upload in page.Uploads)
        {
            var was = own.Single(each => each.Version == upload.Version);
            Assert.Equal(
                (was.Path, was.ETag, was.At, (long)was.Content.Length),
                (upload.Path, upload.ETag, upload.UploadedAt, upload.Length)
            );
            Assert.True(
                upload.Verdict == was.Verdict || (upload.Verdict is null && MayHaveFailed.Contains(was.Version)),
                $"Upload {was.Number} ({was.Kind}) is recorded as {upload.Verdict}."
            );
        }
        var acts = page.Acts.Select(act => (act.Action, act.Version)).ToList();
        Assert.Equal(acts.Distinct(), acts);
        Assert.Empty(page.Acts.Select(act => act.Version).Except(versions));
    }

    private async Task<Sent?> CheckStatusAsync(SubmissionHistory page, IReadOnlyCollection<Sent> own)
    {
        var periodLock = await host.Get<PeriodStore>().LockAsync(period, default);
        var stored =
            (await host.Get<SubmissionStore>().StatusAsync(period, page.Partition.School!.Value, default))?.Status
            ?? SubmissionStatus.Nothing;
        var actual = Expected.Of(stored);
        var allowed = Allowed(page, own, periodLock.LockedAt).Distinct().ToList();
        Assert.True(
            allowed.Contains(actual),
            $"School {page.Partition} stands as {actual}; the model says {string.Join(" or ", allowed)}; uploads: "
                + string.Join(
                    ", ",
                    page.Uploads.OrderBy(upload => upload.Order).Select(upload => $"{upload.Version} {upload.Verdict} rank {upload.Rank}")
                )
        );
        Assert.True(
            page.Uploads.IsEmpty || periodLock.Sequence == 0 || await host.Get<SubmissionStore>().TrySettleAsync(page, periodLock, default),
            "The status was not settled."
        );
        return stored.Accepted is { } accepted ? own.Single(each => each.Version == accepted.Version) : null;
    }

    /// <summary>
    /// One status; more only where three or more uploads of one name were written within one second, of which decision 0102 orders the last
    /// alone.
    /// </summary>
    private static IEnumerable<Expected> Allowed(SubmissionHistory page, IReadOnlyCollection<Sent> own, DateTimeOffset? lockedAt)
    {
        var returned = Acts(page, WorkflowAction.Returned);
        var approved = Acts(page, WorkflowAction.Approved);
        var entries = page
            .Uploads.Select(upload => new Model.Entry(
                upload.Version,
                upload.UploadedAt,
                upload.Path,
                own.Single(each => each.Version == upload.Version).Number,
                upload.Verdict
            ))
            .ToList();
        yield return Model.Of(entries, returned, approved, lockedAt);
        var crowd = own.GroupBy(each => (each.At, each.Path)).Where(group => group.Count() > 2).ToList();
        if (crowd.Count == 0)
        {
            yield break;
        }
        var last = crowd.Select(group => group.MaxBy(each => each.Number)!.Version).ToHashSet();
        var open = entries.FindAll(entry => crowd.Exists(group => group.Key == (entry.At, entry.Path)) && !last.Contains(entry.Version));
        foreach (var order in Permutations.Of(open.Select(entry => entry.Number).ToArray()))
        {
            var numbers = open.Select((entry, i) => (entry.Version, Number: order[i]))
                .ToDictionary(pair => pair.Version, pair => pair.Number);
            yield return Model.Of(
                entries.Select(entry => entry with { Number = numbers.GetValueOrDefault(entry.Version, entry.Number) }),
                returned,
                approved,
                lockedAt
            );
        }
    }

    private static HashSet<string> Acts(SubmissionHistory page, WorkflowAction action) =>
        [.. page.Acts.Where(act => act.Action == action).Select(act => act.Version)];

    /// <summary>
    /// The table itself is read, not what the product makes of it: every set holds the figures of its own upload, and of it alone.
    /// </summary>
    private async Task CheckFiguresAsync(SubmissionHistory page, IReadOnlyCollection<Sent> own, Sent? counts)
    {
        var sets = new Dictionary<string, List<TableEntity>>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {page.Partition.Key + "|"} and PartitionKey lt {page.Partition.Key + "}"}"
        );
        await foreach (var entity in host.Clients.Table(StorageNames.FiguresTable).QueryAsync<TableEntity>(filter))
        {
            (sets.TryGetValue(entity.PartitionKey, out var rows) ? rows : sets[entity.PartitionKey] = []).Add(entity);
        }
        foreach (var (set, rows) in sets)
        {
            var upload = own.Single(each => each.Version == FigureStore.VersionOf(set));
            Assert.Equal(["aid|000001", "students|000000"], rows.Select(row => row.RowKey).Order(StringComparer.Ordinal));
            Assert.Equal(
                upload.Pupils,
                rows.Single(row => row.RowKey.StartsWith("students", StringComparison.Ordinal)).GetInt64("m_total")
            );
            Assert.Equal(
                upload.Amount * 100L,
                rows.Single(row => row.RowKey.StartsWith("aid", StringComparison.Ordinal)).GetInt64("m_amount")
            );
        }
        if (counts is not null)
        {
            Assert.Contains(page.Uploads.Single(upload => upload.Version == counts.Version).FigureSet, sets.Keys);
        }
    }

    private async Task CheckKeptAsync(Sent upload)
    {
        await using var original = await host.Get<OriginalStore>().OpenAsync(upload.Blob, default);
        Assert.Equal(upload.Content, await BytesAsync(original));
        await using var receipt = await host.Get<ReceiptStore>()
            .OpenAsync(ReceiptStore.PathOf(upload.Blob.Partition, upload.Version), default);
        Assert.NotNull(receipt);
        var answer = await BytesAsync(receipt);
        Assert.True(answer.Length > 500 && answer[0] == 'P' && answer[1] == 'K', "The receipt is no workbook.");
    }

    private static async Task<byte[]> BytesAsync(Stream stream)
    {
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }
}
