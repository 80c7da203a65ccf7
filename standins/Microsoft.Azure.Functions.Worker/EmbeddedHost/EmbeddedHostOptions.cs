using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost;

/// <summary>Levers of the embedded host for tests and tools; the official packages have nothing like it, so an app must not use it.</summary>
public sealed class EmbeddedHostOptions
{
    /// <summary>Where functions are looked for; the entry assembly when empty.</summary>
    public IList<Assembly> Assemblies { get; } = [];

    /// <summary>When not empty, only functions of these classes run.</summary>
    public IList<Type> FunctionTypes { get; } = [];

    /// <summary>The clock of schedules, timeouts and waits.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Time between two scans of a container that found nothing; null means 2 s on the development account and 10 s elsewhere.</summary>
    public TimeSpan? ScanInterval { get; set; }

    /// <summary>How long a message stays hidden if the process dies; renewed at half of it while the function runs.</summary>
    public TimeSpan MessageLease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How old an unfinished receipt must be before another host takes it over.</summary>
    public TimeSpan ReceiptTakeover { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The lease of a timer's lock, 15 to 60 s.</summary>
    public TimeSpan TimerLease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a function may go on after its token fired before the host gives it up.</summary>
    public TimeSpan CancellationGrace { get; set; } = TimeSpan.FromSeconds(10);
}
