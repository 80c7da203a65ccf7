using System.Collections.Concurrent;
using Pipeline.LocalHost.Protocol;

namespace Pipeline.LocalHost.Worker;

/// <summary>Writes what the worker logs into this host's log, under the worker's category and level.</summary>
internal sealed class WorkerLogs(ILoggerFactory factory)
{
    private readonly ConcurrentDictionary<string, ILogger> loggers = new(StringComparer.Ordinal);

    public void Write(RpcLog log)
    {
        var logger = loggers.GetOrAdd(log.Category.Length == 0 ? "Worker" : log.Category, factory.CreateLogger);
        var exception = log.Exception is { } thrown ? Environment.NewLine + thrown.Message + Environment.NewLine + thrown.StackTrace : "";
        logger.Log((LogLevel)log.Level, "{Message}{Exception}", log.Message, exception);
    }
}
