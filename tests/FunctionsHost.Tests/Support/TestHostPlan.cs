using Microsoft.Azure.Functions.Worker.EmbeddedHost;

namespace FunctionsHost.Tests.Support;

/// <summary>How a <see cref="TestHost"/> is made; every part has a valid default.</summary>
public sealed record TestHostPlan(string ConnectionString, string Prefix)
{
    public IReadOnlyList<Type> Functions { get; init; } = [];

    public CallLog Calls { get; init; } = new();

    public string Container { get; init; } = Prefix + "uploads";

    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public Action<EmbeddedHostOptions> Options { get; init; } = _ => { };

    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(15);

    public bool Http { get; init; }

    public TestHostPlan With(params (string Key, string Value)[] settings) => this with
    {
        Settings = Settings.Where(old => settings.All(pair => !string.Equals(pair.Key, old.Key, StringComparison.OrdinalIgnoreCase)))
            .Concat(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .ToDictionary(),
    };
}
