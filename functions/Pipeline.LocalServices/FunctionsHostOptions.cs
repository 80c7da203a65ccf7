namespace Pipeline.LocalServices;

/// <summary>How the Functions app is started on this machine.</summary>
/// <param name="ConnectionString">The storage account of the host's own, and of the data too unless <see cref="DataConnectionString"/>
/// names another.</param>
public sealed record FunctionsHostOptions(string ConnectionString)
{
    /// <summary>The storage account of the data; null takes the host's own.</summary>
    public string? DataConnectionString { get; init; }

    /// <summary>The app's build output; null finds it.</summary>
    public string? AppFolder { get; init; }

    /// <summary>App settings besides the storage account, by their names in the environment.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Where everything that the host writes goes; null keeps the last lines only.</summary>
    public string? LogFile { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
