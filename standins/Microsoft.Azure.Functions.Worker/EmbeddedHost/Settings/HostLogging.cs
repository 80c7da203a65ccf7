using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Settings;

/// <summary>Log levels of host.json (<c>logging.logLevel</c>) and a console of one line an event.</summary>
internal static class HostLogging
{
    public static void AddTo(ILoggingBuilder logging, HostJson hostJson)
    {
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            console.UseUtcTimestamp = true;
        });
        logging.AddFilter("Azure.Core", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        foreach (var level in hostJson.LogLevels.GetChildren())
        {
            if (!Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out var value))
            {
                throw new InvalidOperationException($"host.json: logging.logLevel.{level.Key} is no log level: '{level.Value}'.");
            }

            logging.AddFilter(string.Equals(level.Key, "default", StringComparison.OrdinalIgnoreCase) ? null : level.Key, value);
        }
    }
}
