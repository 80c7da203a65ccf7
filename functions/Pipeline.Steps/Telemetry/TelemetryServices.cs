using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace Pipeline.Steps.Telemetry;

/// <summary>Hands spans and counters to an OpenTelemetry collector where one is named.</summary>
public static class TelemetryServices
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Exports over OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; otherwise does nothing.</summary>
    public static IServiceCollection AddPipelineTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (!string.IsNullOrEmpty(configuration[Endpoint]))
        {
            services
                .AddOpenTelemetry()
                .WithTracing(tracing => tracing.AddSource(PipelineTelemetry.Name))
                .WithMetrics(metrics => metrics.AddMeter(PipelineTelemetry.Name))
                .UseOtlpExporter();
        }
        return services;
    }
}
