using System.Net;
using System.Net.Sockets;
using Pipeline.LocalServices;

namespace Pipeline.App.Tests;

/// <summary>With one setting the app sends its telemetry to Application Insights by itself.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task OpenTelemetry_GoesToTheIngestionEndpoint()
    {
        using var listener = new HttpListener();
        var prefix = $"http://127.0.0.1:{FreePort()}/";
        listener.Prefixes.Add(prefix);
        listener.Start();
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var host = await FunctionsHostProcess.StartAsync(
            new FunctionsHostOptions(azurite.ConnectionString)
            {
                Settings = new Dictionary<string, string>(LocalSettings.Relaxed)
                {
                    ["AzureFunctionsJobHost__telemetryMode"] = "OpenTelemetry",
                    ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = $"InstrumentationKey={Guid.NewGuid()};IngestionEndpoint={prefix}",
                },
            }
        );
        using var client = new HttpClient { BaseAddress = host.Address };
        (await client.GetAsync(new Uri("api/health", UriKind.Relative))).EnsureSuccessStatusCode();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var request = await listener.GetContextAsync().WaitAsync(patience.Token);
            var path = request.Request.Url!.AbsolutePath;
            request.Response.StatusCode = 200;
            request.Response.Close();
            if (path.EndsWith("/track", StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
