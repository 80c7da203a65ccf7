using Microsoft.Extensions.Logging;

namespace FunctionsHost.Tests.Support;

public sealed record LogEntry(LogLevel Level, string Category, string Text, Exception? Exception, IReadOnlyList<string> Scopes);
