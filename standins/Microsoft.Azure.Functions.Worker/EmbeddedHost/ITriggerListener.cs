namespace Microsoft.Azure.Functions.Worker.EmbeddedHost;

/// <summary>Listens for the events of one kind of trigger.</summary>
internal interface ITriggerListener
{
    /// <summary>Begins to listen; must not wait for storage, which may be down.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Takes no further event and waits for running invocations until the token fires.</summary>
    Task StopAsync(CancellationToken cancellationToken);
}
