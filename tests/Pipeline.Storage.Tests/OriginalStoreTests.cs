using System.Text;
using Azure.Storage.Blobs.Specialized;
using Pipeline.TestKit;

namespace Pipeline.Storage.Tests;

/// <summary>
/// Found by the endurance tests' random histories: a host died between a block and its commit, and the next one took the refusal for "kept
/// already".
/// </summary>
[Collection(StorageCollection.Name)]
public sealed class OriginalStoreTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task BlockWithoutCommit_IsNoOriginal()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        byte[] content = [.. Enumerable.Repeat((byte)7, 5_000)];
        var blob = new UploadedBlob(
            "2019-H1/4501220001/报表.xlsx",
            "0x1",
            new DateTimeOffset(2019, 7, 2, 8, 0, 0, TimeSpan.Zero),
            content.Length
        );
        await storage
            .Clients.Container(StorageNames.Originals)
            .GetBlockBlobClient(OriginalStore.PathOf(blob))
            .StageBlockAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes("half")), new MemoryStream(content, 0, 100));
        var archive = new OriginalStore(storage.Clients, TimeProvider.System);

        await archive.KeepAsync(blob, new MemoryStream(content), default);

        Assert.True(await archive.HoldsAsync(blob, default));
        await using var kept = await archive.OpenAsync(blob, default);
        using var memory = new MemoryStream();
        await kept.CopyToAsync(memory);
        Assert.Equal(content, memory.ToArray());
    }
}
