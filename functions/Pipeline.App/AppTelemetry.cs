using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.App;

/// <summary>
/// Sends the app's telemetry to Application Insights where host and app are told to use OpenTelemetry; OTLP is the steps' own.
/// </summary>
internal static class AppTelemetry
{
    /// <summary>The host's own setting: with it the host no longer sends for the app.</summary>
    private const string Mode = "AzureFunctionsJobHost:telemetryMode";

    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public static IServiceCollection AddAppTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[Mode] == "OpenTelemetry" && configuration[ConnectionString] is { Length: > 0 } connection)
        {
            services
                .AddOpenTelemetry()
                .UseFunctionsWorkerDefaults()
                .UseAzureMonitorExporter(monitor =>
                {
                    monitor.ConnectionString = connection;
                    if (configuration["AzureWebJobsStorage:clientId"] is { Length: > 0 } client)
                    {
                        monitor.Credential = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client));
                    }
                });
        }
        return services;
    }
}
