namespace Pipeline.LocalHost;

/// <summary>What <c>admin/host/status</c> tells.</summary>
internal sealed class HostState
{
    public bool IsRunning { get; set; }

    public string Name => IsRunning ? "Running" : "Starting";
}
