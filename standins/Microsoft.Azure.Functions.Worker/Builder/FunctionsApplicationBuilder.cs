using Microsoft.Azure.Functions.Worker.EmbeddedHost;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Builds an isolated-worker app; here the app carries the embedded functions host in the same process.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder
{
    private readonly HostApplicationBuilder _inner;
    private bool _hasBuilt;

    internal FunctionsApplicationBuilder(string[]? args)
    {
        _inner = new HostApplicationBuilder(new HostApplicationBuilderSettings
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = System.Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT"),
        });
        LocalSettings.AddTo(_inner.Configuration);
        HostLogging.AddTo(_inner.Logging, HostJson.Load(_inner.Configuration));
        EmbeddedHostServices.AddTo(_inner.Services);
    }

    /// <inheritdoc/>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_inner).Properties;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <summary>The settings of the app; sources can be added.</summary>
    public ConfigurationManager Configuration => _inner.Configuration;

    /// <inheritdoc/>
    public IHostEnvironment Environment => _inner.Environment;

    /// <inheritdoc/>
    public ILoggingBuilder Logging => _inner.Logging;

    /// <inheritdoc/>
    public IMetricsBuilder Metrics => _inner.Metrics;

    /// <inheritdoc/>
    public IServiceCollection Services => _inner.Services;

    /// <summary>Builds the host; can be called once.</summary>
    public IHost Build()
    {
        if (_hasBuilt)
        {
            throw new InvalidOperationException("The application has already been built.");
        }

        _hasBuilt = true;
        return _inner.Build();
    }

    /// <inheritdoc/>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        _inner.ConfigureContainer(factory, configure);
}
