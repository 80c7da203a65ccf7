using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Settings;

/// <summary>host.json, with the settings <c>AzureFunctionsJobHost__…</c> over it as in the real host.</summary>
internal sealed class HostJson
{
    private readonly IConfigurationRoot _values;

    private HostJson(IConfigurationRoot values) => _values = values;

    /// <summary>Null when a function may run for ever (<c>-1</c>).</summary>
    public TimeSpan? FunctionTimeout => _values["functionTimeout"] switch
    {
        null or "" => TimeSpan.FromMinutes(30),
        "-1" => null,
        var text => Span(text, "functionTimeout"),
    };

    public string RoutePrefix => (_values["extensions:http:routePrefix"] ?? "api").Trim('/');

    public int BlobParallelism => Number("extensions:blobs:maxDegreeOfParallelism", 8 * Environment.ProcessorCount, 1);

    /// <summary>The number of attempts after which a blob goes to the poison queue.</summary>
    public int MaxDequeueCount =>
        Number("extensions:blobs:poisonBlobThreshold", Number("extensions:queues:maxDequeueCount", 5, 1), 1);

    /// <summary>The wait between two attempts.</summary>
    public TimeSpan RetryDelay =>
        _values["extensions:queues:visibilityTimeout"] is { Length: > 0 } text ? Span(text, "extensions:queues:visibilityTimeout") : TimeSpan.Zero;

    public IConfigurationSection LogLevels => _values.GetSection("logging:logLevel");

    public static HostJson Load(IConfiguration settings)
    {
        var path = Path.Combine(ScriptRoot.Of(settings), "host.json");
        var builder = new ConfigurationBuilder();
        if (File.Exists(path))
        {
            using var stream = new MemoryStream(File.ReadAllBytes(path));
            builder.AddJsonStream(stream);
            Override(builder, settings);
            return new HostJson(builder.Build());
        }

        Override(builder, settings);
        return new HostJson(builder.Build());
    }

    private static void Override(ConfigurationBuilder builder, IConfiguration settings) =>
        builder.AddInMemoryCollection(settings.GetSection("AzureFunctionsJobHost").AsEnumerable(makePathsRelative: true)
            .Where(pair => pair.Value is not null));

    private static TimeSpan Span(string text, string key) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero
            ? span
            : throw new InvalidOperationException($"host.json: {key} is no time span: '{text}'.");

    private int Number(string key, int fallback, int minimum) => _values[key] switch
    {
        null or "" => fallback,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum => number,
        var text => throw new InvalidOperationException($"host.json: {key} must be a whole number from {minimum}: '{text}'."),
    };
}
