using Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost;

/// <summary>Starts a listener for every kind of trigger that the functions name, and stops them in order.</summary>
internal sealed partial class FunctionsHostService(
    FunctionCatalog catalog, HostState state, IServiceProvider services, ILoggerFactory loggers) : IHostedService
{
    private readonly List<ITriggerListener> _listeners = [];
    private readonly ILogger _logger = loggers.CreateLogger("Host");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        LogStarting(_logger, state.HostId, catalog.Functions.Count);
        foreach (var kind in catalog.Functions.GroupBy(function => function.ListenerFactory))
        {
            var factory = (ITriggerListenerFactory)ActivatorUtilities.CreateInstance(services, kind.Key);
            var functions = kind.ToList();
            functions.ForEach(function => function.CheckParameters(factory.BindingNames(function)));
            _listeners.Add(factory.Create(functions));
        }

        foreach (var listener in _listeners)
        {
            await listener.StartAsync(cancellationToken).ConfigureAwait(false);
        }

        foreach (var function in catalog.Functions)
        {
            LogFunction(_logger, function.Name, function.Trigger.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal));
        }

        LogStarted(_logger);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        LogStopping(_logger);
        state.Stop();
        await Task.WhenAll(_listeners.Select(listener => listener.StopAsync(cancellationToken))).ConfigureAwait(false);
        LogStopped(_logger);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Functions host '{HostId}' is starting with {Count} functions")]
    private static partial void LogStarting(ILogger logger, string hostId, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Function {Function}: {Trigger}")]
    private static partial void LogFunction(ILogger logger, string function, string trigger);

    [LoggerMessage(Level = LogLevel.Information, Message = "Functions host started")]
    private static partial void LogStarted(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "Functions host is stopping; running invocations are told and waited for")]
    private static partial void LogStopping(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "Functions host stopped")]
    private static partial void LogStopped(ILogger logger);
}
