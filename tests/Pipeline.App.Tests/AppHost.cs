using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.LocalServices;
using Pipeline.Steps;
using Pipeline.Storage;

namespace Pipeline.App.Tests;

/// <summary>
/// The app in a process of its own, with the data and the host's own in two accounts as in Azure, on emulators that nothing else uses;
/// beside it the same services, to see what it left in storage.
/// </summary>
public sealed class AppHost : IAsyncLifetime
{
    private AzuriteProcess? dataStorage;
    private AzuriteProcess? hostStorage;
    private FunctionsHostProcess? host;
    private ServiceProvider? witness;

    public HttpClient WithKey { get; private set; } = null!;

    public HttpClient WithoutKey { get; private set; } = null!;

    /// <summary>The account of the host's own.</summary>
    public string HostConnection => hostStorage!.ConnectionString;

    private string DataConnection => dataStorage!.ConnectionString;

    public T Get<T>()
        where T : notnull => witness!.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        dataStorage = await AzuriteProcess.StartAsync();
        hostStorage = await AzuriteProcess.StartAsync();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("AzureWebJobsStorage", HostConnection), new("PipelineData", DataConnection)])
            .Build();
        witness = new ServiceCollection().AddLogging().AddPipeline(configuration).BuildServiceProvider();
        await Get<StorageClients>().EnsureCreatedAsync();
        host = await FunctionsHostProcess.StartAsync(
            new FunctionsHostOptions(HostConnection)
            {
                DataConnectionString = DataConnection,
                Settings = new Dictionary<string, string>
                {
                    ["PublishSchedule"] = "0 0 0 1 1 *",
                    ["SweepSchedule"] = "0 0 0 1 1 *",
                    ["PoisonSchedule"] = "*/2 * * * * *",
                    ["CleanUpSchedule"] = "0 0 0 1 1 *",
                },
            }
        );
        WithoutKey = new HttpClient { BaseAddress = host.Address };
        WithKey = new HttpClient { BaseAddress = host.Address };
        WithKey.DefaultRequestHeaders.Add("x-functions-key", host.FunctionKey);
    }

    public async Task DisposeAsync()
    {
        WithKey?.Dispose();
        WithoutKey?.Dispose();
        if (host is not null)
        {
            await host.DisposeAsync();
        }
        if (witness is not null)
        {
            await witness.DisposeAsync();
        }
        if (dataStorage is not null)
        {
            await dataStorage.DisposeAsync();
        }
        if (hostStorage is not null)
        {
            await hostStorage.DisposeAsync();
        }
    }

    public async Task<UploadedBlob> UploadAsync(string path, byte[] content)
    {
        var uploads = Get<UploadStore>();
        await uploads.PutAsync(path, new MemoryStream(content), default);
        return (await uploads.FindAsync(path, default))!;
    }

    public Task ReceiptAsync(UploadedBlob blob) =>
        EventuallyAsync(
            () => Get<ReceiptStore>().HoldsAsync(ReceiptStore.PathOf(blob.Partition, blob.Version), default),
            "the receipt of " + blob.Path
        );

    /// <summary>The history row comes after the receipt.</summary>
    public Task TakenAsync(UploadedBlob blob) =>
        EventuallyAsync(
            async () => (await Get<SubmissionStore>().ReadAsync(blob.Partition, default)).Find(blob.Version) is not null,
            blob.Path + " is taken"
        );

    public async Task<JsonElement> GetAsync(string path) => await WithKey.GetFromJsonAsync<JsonElement>(path);

    public async Task<(int Status, JsonElement Body)> PostAsync(string path, object? body = null)
    {
        using var response = await WithKey.PostAsJsonAsync(path, body ?? new { });
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds, string what)
    {
        var deadline = TimeProvider.System.GetUtcNow().AddSeconds(90);
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < deadline, what + " was awaited for 90 seconds.");
            await Task.Delay(100);
        }
    }
}
