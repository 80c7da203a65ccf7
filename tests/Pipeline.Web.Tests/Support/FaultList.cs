using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Pipeline.Web.Tests.Support;

/// <summary>Keeps what is logged as an error.</summary>
internal sealed class FaultList : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
        {
            lines.Enqueue(formatter(state, exception) + " " + exception);
        }
    }

    public void Dispose() { }

    public override string ToString() => string.Join('\n', lines);
}
