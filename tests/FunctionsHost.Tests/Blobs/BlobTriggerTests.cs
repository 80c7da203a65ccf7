using Azure.Storage.Blobs;
using FunctionsHost.Tests.Functions;
using FunctionsHost.Tests.Support;
using Pipeline.TestKit;

namespace FunctionsHost.Tests.Blobs;

public sealed class BlobTriggerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private TestHostPlan Plan(params Type[] functions) => new(azurite.ConnectionString, azurite.NewPrefix()) { Functions = functions };

    [Fact]
    public async Task BlobsFromBeforeTheStartFireWithEverythingBound()
    {
        var plan = Plan(typeof(IngestUpload));
        var container = await TestHost.ContainerAsync(plan);
        await container.UploadBlobAsync("2019-H1/府城小学.xlsx", new BinaryData("before"));

        await using var host = await TestHost.StartAsync(plan);
        var call = Assert.Single(await host.Calls.AtLeastAsync(1));

        Assert.Equal(("2019-H1/府城小学.xlsx", "before"), (call.Name, call.Text));
        Assert.Equal("IngestUpload", call.Context.FunctionDefinition.Name);
        Assert.Equal("Host.Functions.IngestUpload", call.Context.FunctionId);
        Assert.Equal($"{plan.Container}/2019-H1/府城小学.xlsx", call.Context.BindingContext.BindingData["BlobTrigger"]);
        Assert.Equal("2019-H1/府城小学.xlsx", call.Context.BindingContext.BindingData["NAME"]);
        Assert.Equal((0, 4), (call.Context.RetryContext.RetryCount, call.Context.RetryContext.MaxRetryCount));
        Assert.True(Guid.TryParse(call.Context.InvocationId, out _));
    }

    [Fact]
    public async Task ANewETagFiresAgainAndTheSameNever()
    {
        var plan = Plan(typeof(IngestUpload));
        var blob = (await TestHost.ContainerAsync(plan)).GetBlobClient("a.xlsx");
        await using (var host = await TestHost.StartAsync(plan))
        {
            await blob.UploadAsync(new BinaryData("one"), overwrite: true);
            await host.Calls.AtLeastAsync(1);
            await blob.UploadAsync(new BinaryData("two"), overwrite: true);
            await host.Calls.AtLeastAsync(2);
            await Task.Delay(600);
        }

        // The next host of the same id finds the receipts; a last blob shows that it has scanned.
        await using var second = await TestHost.StartAsync(plan);
        await blob.Container().UploadBlobAsync("z.xlsx", new BinaryData("last"));
        await second.Calls.AtLeastAsync(3);
        Assert.Equal(["one", "two", "last"], plan.Calls.All.Select(call => call.Text));
    }

    [Fact]
    public async Task TheReceiptSaysWhatWasEnqueued()
    {
        var plan = Plan(typeof(IngestUpload));
        var container = await TestHost.ContainerAsync(plan);
        await using var host = await TestHost.StartAsync(plan);
        var blob = container.GetBlobClient("p/学校 1.xlsx");
        var eTag = (await blob.UploadAsync(new BinaryData("x"))).Value.ETag;
        await host.Calls.AtLeastAsync(1);

        var receipts = new BlobContainerClient(plan.ConnectionString, "azure-webjobs-hosts");
        var name = $"blobreceipts/{plan.Prefix}/Host.Functions.IngestUpload/\"{eTag.ToString().Trim('"')}\"/{plan.Container}/p/学校 1.xlsx";
        var receipt = receipts.GetBlobClient(name);
        await Eventually.TrueAsync(async () => (await receipt.GetPropertiesAsync()).Value.Metadata.Count == 0, "a finished receipt");
        Assert.Equal(0, (await receipt.GetPropertiesAsync()).Value.ContentLength);
    }

    [Fact]
    public async Task ParametersMatchGreedily()
    {
        var plan = Plan(typeof(Greedy));
        var container = await TestHost.ContainerAsync(plan);
        await container.UploadBlobAsync("a/b/c/d.xlsx", new BinaryData("deep"));
        await container.UploadBlobAsync("2019/s/x.xlsx", new BinaryData("flat"));
        await container.UploadBlobAsync("too/short.xlsx", new BinaryData("no match"));

        await using var host = await TestHost.StartAsync(plan);
        await host.Calls.AtLeastAsync(2);
        await Task.Delay(400);
        Assert.Equal(["2019|s|x.xlsx", "a/b|c|d.xlsx"], plan.Calls.All.Select(call => call.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("武鸣区/府城镇/中心小学 2019年上半年.xlsx")]
    [InlineData("emoji 😀📊.xlsx")]
    [InlineData("it's \"quoted\".xlsx")]
    [InlineData("100% sure + more & a#b?c=d.xlsx")]
    [InlineData("%E6%AD%A6 already encoded.xlsx")]
    [InlineData("UPPER/lower/({[braces]}).xlsx")]
    [InlineData("a,b;c=d~e!f$g@h.xlsx")]
    public async Task AnyNameFiresOnceAndReadsBack(string name)
    {
        var plan = Plan(typeof(IngestUpload));
        var container = await TestHost.ContainerAsync(plan);
        await container.GetBlobClient(name).UploadAsync(new BinaryData(name));
        await using var host = await TestHost.StartAsync(plan);
        await host.Calls.AtLeastAsync(1);
        await Task.Delay(500);
        var call = Assert.Single(plan.Calls.All);
        Assert.Equal((name, name), (call.Name, call.Text));
    }

    [Fact]
    public async Task EventGridTriggersAreServedByTheScanAndTheirStreamsRead()
    {
        var plan = Plan(typeof(Streaming));
        var container = await TestHost.ContainerAsync(plan);
        await using var host = await TestHost.StartAsync(plan);
        await container.UploadBlobAsync("s.txt", new BinaryData("流"));
        Assert.Equal("流", (await host.Calls.AtLeastAsync(1))[0].Text);
    }

    [Fact]
    public async Task TwoFunctionsOnOneContainerBothFire()
    {
        var plan = Plan(typeof(IngestUpload), typeof(Streaming));
        var container = await TestHost.ContainerAsync(plan);
        await using var host = await TestHost.StartAsync(plan);
        await container.UploadBlobAsync("both.txt", new BinaryData("x"));
        await host.Calls.AtLeastAsync(2);
        Assert.Equal(["IngestUpload", "Streaming"], plan.Calls.All.Select(call => call.Function).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EachInvocationHasAScopeThatEndsWithIt()
    {
        var plan = Plan(typeof(Scoped));
        var container = await TestHost.ContainerAsync(plan);
        await using var host = await TestHost.StartAsync(plan);
        await container.UploadBlobAsync("1", new BinaryData("x"));
        await container.UploadBlobAsync("2", new BinaryData("x"));
        var calls = await host.Calls.AtLeastAsync(2);
        var markers = calls.Select(call => (ScopedMarker)call.Context.Items["marker"]).ToList();
        Assert.All(calls, call => Assert.True((bool)call.Context.Items["same"]));
        Assert.NotEqual(markers[0].Id, markers[1].Id);
        await Eventually.TrueAsync(() => Task.FromResult(markers.All(marker => marker.Disposed)), "scopes ended");
    }

    [Fact]
    public async Task AContainerThatIsMadeLaterIsFound()
    {
        var plan = Plan(typeof(IngestUpload));
        await using var host = await TestHost.StartAsync(plan);
        await Task.Delay(400);
        var container = await TestHost.ContainerAsync(plan);
        await container.UploadBlobAsync("late", new BinaryData("x"));
        await host.Calls.AtLeastAsync(1);
        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Exception is not null);
    }
}
