using FunctionsHost.Tests.Functions;
using FunctionsHost.Tests.Support;
using Microsoft.Extensions.Logging;
using Pipeline.TestKit;

namespace FunctionsHost.Tests.Blobs;

public sealed class FailureTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private TestHostPlan Plan(params Type[] functions) => new(azurite.ConnectionString, azurite.NewPrefix()) { Functions = functions };

    [Fact]
    public async Task FiveFailuresPoisonTheMessage()
    {
        var plan = Plan(typeof(Failing));
        var container = await TestHost.ContainerAsync(plan);
        await using var host = await TestHost.StartAsync(plan);
        var eTag = (await container.UploadBlobAsync("坏的/a b.xlsx", new BinaryData("12345"))).Value.ETag.ToString().Trim('"');
        var poison = await Eventually.GetAsync(() => Queues.PoisonedAsync(plan), found => found.Count > 0, "a poison message");

        Assert.Equal(
            $$"""{"Type":"BlobTrigger","FunctionId":"Host.Functions.Failing","BlobType":"BlockBlob","ContainerName":"{{plan.Container}}","BlobName":"坏的/a b.xlsx","ETag":"\"{{eTag}}\""}""",
            Assert.Single(poison));
        Assert.Equal([0, 1, 2, 3, 4], plan.Calls.All.Select(call => call.Context.RetryContext.RetryCount));
        await Eventually.TrueAsync(async () => await Queues.CountAsync(Queues.Work(plan)) == 0, "an empty queue");
        await Task.Delay(300);
        Assert.Equal(5, plan.Calls.All.Count);
    }

    [Fact]
    public async Task EveryFailureIsLoggedWithFunctionAndInvocation()
    {
        var plan = Plan(typeof(Failing)).With(("AzureFunctionsJobHost:extensions:queues:maxDequeueCount", "1"));
        var container = await TestHost.ContainerAsync(plan);
        await using var host = await TestHost.StartAsync(plan);
        await container.UploadBlobAsync("x", new BinaryData("123"));
        await Eventually.GetAsync(() => Queues.PoisonedAsync(plan), found => found.Count > 0, "a poison message");

        var id = Assert.Single(plan.Calls.All).Context.InvocationId;
        var entry = Assert.Single(host.Logs.Entries, entry => entry.Exception is InvalidDataException);
        Assert.Equal(LogLevel.Error, entry.Level);
        Assert.Equal("broken: 3 bytes", entry.Exception!.Message);
        Assert.Contains("'Failing'", entry.Text, StringComparison.Ordinal);
        Assert.Contains(id, entry.Text, StringComparison.Ordinal);
        Assert.Contains($"AzureFunctions_FunctionName:Failing AzureFunctions_InvocationId:{id}", entry.Scopes);
    }

    [Fact]
    public async Task TheWaitBetweenAttemptsIsThatOfHostJson()
    {
        var plan = Plan(typeof(Failing)).With(
            ("AzureFunctionsJobHost:extensions:queues:maxDequeueCount", "2"), ("AzureFunctionsJobHost:extensions:queues:visibilityTimeout", "00:00:02"));
        var container = await TestHost.ContainerAsync(plan);
        await using var host = await TestHost.StartAsync(plan);
        await container.UploadBlobAsync("x", new BinaryData("123"));
        await host.Calls.AtLeastAsync(1);
        await Task.Delay(1000);
        Assert.Single(plan.Calls.All);
        await host.Calls.AtLeastAsync(2);
    }

    [Fact]
    public async Task ABlobThatIsGoneOrChangedIsDroppedAndTheChangeFires()
    {
        var plan = Plan(typeof(Waiting)).With(("AzureFunctionsJobHost:extensions:blobs:maxDegreeOfParallelism", "1"));
        var container = await TestHost.ContainerAsync(plan);
        await using var host = await TestHost.StartAsync(plan);
        await container.UploadBlobAsync("blocks", new BinaryData("x"));
        await host.Calls.AtLeastAsync(1);
        await container.UploadBlobAsync("gone", new BinaryData("x"));
        await container.UploadBlobAsync("changed", new BinaryData("old"));
        await Eventually.TrueAsync(async () => await Queues.CountAsync(Queues.Work(plan)) == 3, "both messages waiting");
        await container.DeleteBlobAsync("gone");
        await container.GetBlobClient("changed").UploadAsync(new BinaryData("new"), overwrite: true);

        plan.Calls.Gate.SetResult();
        await host.Calls.AtLeastAsync(2);
        await Eventually.TrueAsync(async () => await Queues.CountAsync(Queues.Work(plan)) == 0, "an empty queue");
        Assert.Equal(["blocks=x", "changed=new"], plan.Calls.All.Select(call => $"{call.Name}={call.Text}"));
    }

    [Fact]
    public async Task AForeignMessageDoesNotStopTheQueue()
    {
        var plan = Plan(typeof(IngestUpload));
        var container = await TestHost.ContainerAsync(plan);
        var queue = Queues.Work(plan);
        await queue.CreateIfNotExistsAsync();
        await queue.SendMessageAsync("no base64 at all");
        await queue.SendMessageAsync(Convert.ToBase64String("{}"u8));
        await queue.SendMessageAsync(Convert.ToBase64String("""{"Type":"BlobTrigger","FunctionId":"Host.Functions.Other","BlobType":"BlockBlob","ContainerName":"c","BlobName":"b","ETag":"e"}"""u8));
        await using var host = await TestHost.StartAsync(plan);
        await container.UploadBlobAsync("x", new BinaryData("x"));
        await host.Calls.AtLeastAsync(1);
        await Eventually.TrueAsync(async () => await Queues.CountAsync(queue) == 0, "an empty queue");
    }

    [Fact]
    public async Task AReceiptThatADeadHostLeftUnfinishedIsTakenOver()
    {
        var plan = Plan(typeof(IngestUpload)) with { Options = options => options.ReceiptTakeover = TimeSpan.FromSeconds(2) };
        var container = await TestHost.ContainerAsync(plan);
        var eTag = (await container.UploadBlobAsync("x", new BinaryData("x"))).Value.ETag.ToString().Trim('"');
        var hosts = new Azure.Storage.Blobs.BlobContainerClient(plan.ConnectionString, "azure-webjobs-hosts");
        await hosts.CreateIfNotExistsAsync();
        var receipt = hosts.GetBlobClient($"blobreceipts/{plan.Prefix}/Host.Functions.IngestUpload/\"{eTag}\"/{plan.Container}/x");
        await receipt.UploadAsync(new BinaryData([]), new Azure.Storage.Blobs.Models.BlobUploadOptions
        {
            Metadata = new Dictionary<string, string> { ["Incomplete"] = "true" },
        });

        await using var host = await TestHost.StartAsync(plan);
        await Task.Delay(700);
        Assert.Empty(plan.Calls.All);
        await host.Calls.AtLeastAsync(1);
        await Task.Delay(500);
        Assert.Single(plan.Calls.All);
    }

    [Fact]
    public async Task AFunctionThatOutlivesItsTimeIsToldAndItsMessageComesBack()
    {
        var plan = Plan(typeof(Waiting)).With(
            ("AzureFunctionsJobHost:functionTimeout", "00:00:01"), ("AzureFunctionsJobHost:extensions:queues:maxDequeueCount", "2"));
        var container = await TestHost.ContainerAsync(plan);
        await using var host = await TestHost.StartAsync(plan);
        await container.UploadBlobAsync("slow", new BinaryData("x"));
        await Eventually.GetAsync(() => Queues.PoisonedAsync(plan), found => found.Count > 0, "a poison message");
        Assert.Equal(2, plan.Calls.All.Count);
        Assert.All(plan.Calls.All, call => Assert.True(call.Context.CancellationToken.IsCancellationRequested));
    }

    [Fact]
    public async Task AFunctionThatIgnoresItsTokenIsGivenUp()
    {
        var plan = Plan(typeof(Deaf)).With(
            ("AzureFunctionsJobHost:functionTimeout", "00:00:01"), ("AzureFunctionsJobHost:extensions:queues:maxDequeueCount", "1")) with
        {
            Options = options => options.CancellationGrace = TimeSpan.FromSeconds(1),
        };
        var container = await TestHost.ContainerAsync(plan);
        await using var host = await TestHost.StartAsync(plan);
        await container.UploadBlobAsync("deaf", new BinaryData("x"));
        await Eventually.GetAsync(() => Queues.PoisonedAsync(plan), found => found.Count > 0, "a poison message");
        Assert.Contains(host.Logs.Entries, entry => entry.Exception is TimeoutException && entry.Text.Contains("'Deaf'", StringComparison.Ordinal));
    }
}
