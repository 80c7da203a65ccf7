namespace Pipeline.LocalServices;

/// <summary>How an <see cref="AzuriteProcess"/> is started; everything may be left out.</summary>
public sealed record AzuriteOptions
{
    /// <summary>Where the data lies and stays; without one, a temporary folder that goes with the process.</summary>
    public string? Workspace { get; init; }

    /// <summary>Ports asked for; 0 takes any free one. A port asked for that is taken is an error, never changed.</summary>
    public int BlobPort { get; init; }

    /// <inheritdoc cref="BlobPort"/>
    public int QueuePort { get; init; }

    /// <inheritdoc cref="BlobPort"/>
    public int TablePort { get; init; }

    /// <summary>Where to install Azurite; without one, the user's cache.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>How long the services may take to listen.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Told, in Chinese, what is being done.</summary>
    public IProgress<string>? Progress { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
