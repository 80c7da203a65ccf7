using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using Azure.Core.Diagnostics;
using FunctionsHost.Tests.Functions;
using FunctionsHost.Tests.Support;
using Pipeline.TestKit;

namespace FunctionsHost.Tests.Blobs;

public sealed class ScanCostTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task AnIdleScanListsAndAsksForNoReceipt()
    {
        var plan = new TestHostPlan(azurite.ConnectionString, azurite.NewPrefix()) { Functions = [typeof(IngestUpload)] };
        var container = await TestHost.ContainerAsync(plan);
        for (var index = 0; index < 20; index++)
        {
            await container.UploadBlobAsync($"{index}", new BinaryData("x"));
        }

        await using var host = await TestHost.StartAsync(plan);
        await host.Calls.AtLeastAsync(20);
        await Task.Delay(500);

        var paths = new ConcurrentQueue<string>();
        using (var listener = new AzureEventSourceListener((e, _) => Note(e, paths), EventLevel.Informational))
        {
            await Task.Delay(1500);
        }

        var mine = paths.Where(path => path.Contains(plan.Prefix, StringComparison.Ordinal) && !path.Contains("azure-webjobs-blobtrigger", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(mine);
        Assert.All(mine, path => Assert.Equal($"/devstoreaccount1/{plan.Container}", path));
        Assert.InRange(mine.Count, 2, 11);
    }

    private static void Note(EventWrittenEventArgs written, ConcurrentQueue<string> paths)
    {
        var index = written.EventName == "Request" ? written.PayloadNames!.IndexOf("uri") : -1;
        if (index >= 0)
        {
            paths.Enqueue(new Uri((string)written.Payload![index]!).AbsolutePath);
        }
    }
}
