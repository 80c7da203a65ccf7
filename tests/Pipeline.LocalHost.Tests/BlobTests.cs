using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pipeline.LocalHost.Blobs;
using Pipeline.LocalServices;
using Pipeline.TestKit;

namespace Pipeline.LocalHost.Tests;

/// <summary>Every blob runs its function, once; what fails five times is put aside.</summary>
public sealed class BlobTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task TwoHosts_TakeEveryBlobOnce()
    {
        const int count = 100;
        await using var rig = new HostRig(azurite);
        var one = await rig.StartAsync();
        await rig.StartAsync();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), async (number, _) => await rig.PutAsync($"{number % 7}/{number}"));
        await rig.SeenAsync("done", count, one);
        var done = await rig.SeenAsync("done");
        Assert.Equal((count, count), (done.Count, done.Distinct().Count()));
    }

    [Fact]
    public async Task FiveFailures_PutTheBlobAside_UnderTheNameThatAzureGivesTheFunction()
    {
        await using var rig = new HostRig(azurite);
        var host = await rig.StartAsync();
        await rig.PutAsync("bad-1");
        await HostRig.EventuallyAsync(async () => (await rig.PoisonAsync()).Count == 1, () => host.Output);
        Assert.Equal(5, await rig.CountAsync("began/bad-1"));
        var message = JsonSerializer.Deserialize<JsonElement>((await rig.PoisonAsync())[0]);
        Assert.Equal(
            ("Host.Functions.Take", "bad-1"),
            (message.GetProperty("FunctionId").GetString(), message.GetProperty("BlobName").GetString())
        );
        await HostRig.EventuallyAsync(
            () => Task.FromResult(host.Output.Contains("This blob is bad.", StringComparison.Ordinal)),
            () => host.Output
        );
    }

    /// <summary>
    /// As it is in Azure: what the triggers wait for, and what failed, is in the account of the data; the rest is the host's own.
    /// </summary>
    [Fact]
    public async Task TheDataInAnAccountOfItsOwn_ComesAndFailsThere()
    {
        await using var data = await AzuriteProcess.StartAsync();
        await using var rig = new HostRig(azurite.ConnectionString, azurite.NewPrefix(), data.ConnectionString);
        var host = await rig.StartAsync();
        await rig.PutAsync("good");
        await rig.PutAsync("bad-2");
        await rig.SeenAsync("done/good", 1, host);
        await rig.Other.CreateAsync();
        await rig.Other.UploadBlobAsync("part/own", BinaryData.FromString("of the host's own account"));
        await rig.SeenAsync("other/own", 1, host);
        await HostRig.EventuallyAsync(async () => (await rig.PoisonAsync()).Count == 1, () => host.Output);
        Assert.Equal(
            [rig.Incoming.Name],
            await NamesAsync(new BlobServiceClient(data.ConnectionString).GetBlobContainersAsync(), container => container.Name)
        );
        Assert.Equal(
            ["webjobs-blobtrigger-poison"],
            await NamesAsync(new QueueServiceClient(data.ConnectionString).GetQueuesAsync(), queue => queue.Name)
        );
    }

    [Fact]
    public async Task AConnectionThatIsNotSet_IsSaidAtTheStart()
    {
        await using var rig = new HostRig(azurite);
        var failure = await Assert.ThrowsAsync<LocalServiceException>(() => rig.StartAsync(("PipelineData", "")));
        Assert.Contains(
            "没有配置触发器所用的存储账户：请设置环境变量PipelineData（连接字符串）。",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AContainerThatComesLater_AndAPathWithAFolder()
    {
        await using var rig = new HostRig(azurite);
        var host = await rig.StartAsync();
        await rig.Other.CreateAsync();
        await rig.Other.UploadBlobAsync("elsewhere/1", BinaryData.FromString("1"));
        await rig.Other.UploadBlobAsync("part/2", BinaryData.FromString("2"));
        await rig.SeenAsync("other", 1, host);
        Assert.Equal(["2"], await rig.SeenAsync("other"));
    }

    [Theory]
    [InlineData("a", "1", 0, true, "the blob that was seen")]
    [InlineData("a", "2", 0, false, "the same name written anew within the same second")]
    [InlineData("b", "1", 0, false, "another blob of the same second")]
    [InlineData("b", "1", -9, false, "shown late")]
    [InlineData("b", "1", -11, true, "older than what can show late")]
    [InlineData("b", "1", 5, false, "newer")]
    public void WhatAWatcherRemembers(string name, string tag, int seconds, bool known, string reason)
    {
        var memory = WatchMemory.Of([Blob("a", "1", 0), Blob("z", "1", -60)]);
        Assert.True(known == memory.Knows(Blob(name, tag, seconds)), reason);
    }

    private static async Task<IReadOnlyList<string>> NamesAsync<TItem>(Azure.AsyncPageable<TItem> items, Func<TItem, string> name)
        where TItem : notnull
    {
        var names = new List<string>();
        await foreach (var item in items)
        {
            names.Add(name(item));
        }
        return names;
    }

    private static WrittenBlob Blob(string name, string tag, int seconds) =>
        new("c", name, new Uri("http://127.0.0.1/c/" + name), tag, Noon.AddSeconds(seconds));
}
