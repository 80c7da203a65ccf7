using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.EmbeddedHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.App.Triggers;
using Pipeline.Steps;
using Pipeline.Storage;
using Pipeline.TestKit;

namespace Pipeline.App.Tests;

/// <summary>The app in the embedded host, put together as <c>Program.cs</c> does, on an emulator that only this process uses.</summary>
public sealed class AppHost : IAsyncLifetime
{
    private const string Key = "test-function-key";
    private readonly AzuriteFixture azurite = new();
    private IHost? host;

    public HttpClient WithKey { get; private set; } = null!;

    public HttpClient WithoutKey { get; private set; } = null!;

    public T Get<T>() where T : notnull => host!.Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        await azurite.InitializeAsync();
        var builder = FunctionsApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["AzureFunctionsWebHost:hostid"] = azurite.NewPrefix(),
            ["AzureFunctionsEmbeddedHost:FunctionKey"] = Key,
            ["AzureFunctionsEmbeddedHost:MasterKey"] = "test-master-key",
            ["PublishSchedule"] = "0 0 0 1 1 *",
            ["SweepSchedule"] = "0 0 0 1 1 *",
            ["PoisonSchedule"] = "*/2 * * * * *",
            ["CleanUpSchedule"] = "0 0 0 1 1 *",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddPipeline(builder.Configuration);
        builder.Services.Configure<EmbeddedHostOptions>(options =>
        {
            options.ScanInterval = TimeSpan.FromMilliseconds(250);
            foreach (var type in typeof(UploadTrigger).Assembly.GetTypes().Where(type => type.IsPublic && type.Namespace == typeof(UploadTrigger).Namespace))
            {
                options.FunctionTypes.Add(type);
            }
        });
        host = builder.Build();
        await host.StartAsync();
        var address = Get<EmbeddedHostAddress>().Bound[0];
        WithoutKey = new HttpClient { BaseAddress = address };
        WithKey = new HttpClient { BaseAddress = address };
        WithKey.DefaultRequestHeaders.Add("x-functions-key", Key);
        await EventuallyAsync(async () =>
            (await WithoutKey.GetAsync("api/health")).IsSuccessStatusCode && await Get<StorageClients>().Container(StorageNames.KeptAside).ExistsAsync(), "storage is prepared");
    }

    public async Task DisposeAsync()
    {
        WithKey?.Dispose();
        WithoutKey?.Dispose();
        if (host is not null)
        {
            await host.StopAsync();
            host.Dispose();
        }
        await azurite.DisposeAsync();
    }

    public async Task<UploadedBlob> UploadAsync(string path, byte[] content)
    {
        var uploads = Get<UploadStore>();
        await uploads.PutAsync(path, new MemoryStream(content), default);
        return (await uploads.FindAsync(path, default))!;
    }

    public Task ReceiptAsync(UploadedBlob blob) =>
        EventuallyAsync(() => Get<ReceiptStore>().HoldsAsync(ReceiptStore.PathOf(blob.Partition, blob.Version), default), "the receipt of " + blob.Path);

    /// <summary>The history row comes after the receipt.</summary>
    public Task TakenAsync(UploadedBlob blob) =>
        EventuallyAsync(async () => (await Get<SubmissionStore>().ReadAsync(blob.Partition, default)).Find(blob.Version) is not null, blob.Path + " is taken");

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
