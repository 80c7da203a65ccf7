using System.Diagnostics;
using FunctionsHost.Tests.Functions;
using FunctionsHost.Tests.Support;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Settings;
using Microsoft.Extensions.Configuration;
using Pipeline.TestKit;

namespace FunctionsHost.Tests.Catalog;

public sealed class SettingsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task HostJsonAndLocalSettingsAreReadFromTheScriptRoot()
    {
        var root = Directory.CreateTempSubdirectory("functions-host-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(root.FullName, "host.json"), """
                {
                  // comments are allowed
                  "version": "2.0",
                  "functionTimeout": "00:07:00",
                  "logging": { "logLevel": { "default": "Warning", "Function": "Debug" } },
                  "extensions": { "http": { "routePrefix": "v2" }, "blobs": { "maxDegreeOfParallelism": 5 }, "queues": { "maxDequeueCount": 3 } }
                }
                """);
            await File.WriteAllTextAsync(Path.Combine(root.FullName, "local.settings.json"), """
                { "IsEncrypted": false, "Values": { "Section__Key": "local", "PATH": "never", "Flat": "local" } }
                """);
            var builder = FunctionsApplication.CreateBuilder(["--AzureWebJobsScriptRoot", root.FullName, "--Flat", "argument"]);
            var hostJson = HostJson.Load(builder.Configuration);

            Assert.Equal(("v2", 5, 3, TimeSpan.FromMinutes(7), TimeSpan.Zero),
                (hostJson.RoutePrefix, hostJson.BlobParallelism, hostJson.MaxDequeueCount, hostJson.FunctionTimeout, hostJson.RetryDelay));
            Assert.Equal("local", builder.Configuration["Section:Key"]);
            Assert.Equal("argument", builder.Configuration["Flat"]);
            Assert.NotEqual("never", builder.Configuration["PATH"]);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public void WithoutHostJsonTheDefaultsOfTheRealHostHold()
    {
        var hostJson = HostJson.Load(new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsScriptRoot", Path.GetTempPath())]).Build());
        Assert.Equal(("api", 8 * Environment.ProcessorCount, 5, TimeSpan.FromMinutes(30)),
            (hostJson.RoutePrefix, hostJson.BlobParallelism, hostJson.MaxDequeueCount, hostJson.FunctionTimeout));
    }

    [Fact]
    public void TheHostIdIsStableShortAndOfItsFolder()
    {
        var one = HostIdentity.Of(Root("/one"));
        Assert.Equal(one, HostIdentity.Of(Root("/one")));
        Assert.NotEqual(one, HostIdentity.Of(Root("/two")));
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", one);
        Assert.InRange(one.Length, 3, 32);

        static IConfiguration Root(string path) =>
            new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsScriptRoot", path)]).Build();
    }

    [Fact]
    public async Task ADisabledFunctionDoesNotRun()
    {
        var plan = new TestHostPlan(azurite.ConnectionString, azurite.NewPrefix()) { Functions = [typeof(IngestUpload), typeof(Streaming)] }
            .With(("AzureWebJobs.Streaming.Disabled", "true"));
        var container = await TestHost.ContainerAsync(plan);
        await using var host = await TestHost.StartAsync(plan);
        await container.UploadBlobAsync("x", new BinaryData("x"));
        await host.Calls.AtLeastAsync(1);
        await Task.Delay(500);
        Assert.Equal("IngestUpload", Assert.Single(plan.Calls.All).Function);
    }

    [Fact]
    public async Task EachInvocationIsAnActivity()
    {
        var plan = new TestHostPlan(azurite.ConnectionString, azurite.NewPrefix()) { Functions = [typeof(IngestUpload)] };
        var ended = new System.Collections.Concurrent.ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.Azure.Functions.Worker",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var container = await TestHost.ContainerAsync(plan);
        await using var host = await TestHost.StartAsync(plan);
        await container.UploadBlobAsync("x", new BinaryData("x"));
        var context = (await host.Calls.AtLeastAsync(1))[0].Context;
        await Eventually.TrueAsync(
            () => Task.FromResult(ended.Any(activity => (string?)activity.GetTagItem("faas.invocation_id") == context.InvocationId)), "the activity ended");
        var activity = ended.Single(activity => (string?)activity.GetTagItem("faas.invocation_id") == context.InvocationId);
        Assert.Equal("IngestUpload", activity.GetTagItem("faas.name"));
        Assert.Equal(activity.Id, context.TraceContext.TraceParent);
    }

    [Fact]
    public void ABuilderBuildsOnce()
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        using var host = builder.Build();
        Assert.Throws<InvalidOperationException>(() => { using var second = builder.Build(); });
    }
}
