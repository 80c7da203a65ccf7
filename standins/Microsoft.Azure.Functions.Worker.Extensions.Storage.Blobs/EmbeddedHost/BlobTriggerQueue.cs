using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Blobs;

/// <summary>The queue between scan and invocation, one for all blob triggers of a host id.</summary>
internal sealed class BlobTriggerQueue(QueueServiceClient account, string hostId, TimeSpan lease)
{
    public const string PoisonName = "webjobs-blobtrigger-poison";
    private const int LargestBatch = 32;
    private readonly QueueClient _queue = account.GetQueueClient("azure-webjobs-blobtrigger-" + hostId);
    private readonly SemaphoreSlim _arrival = new(0, 1);

    public TimeSpan Lease => lease;

    public async Task SendAsync(BlobTriggerMessage message, CancellationToken cancellationToken)
    {
        await SendAsync(_queue, message.ToText(), cancellationToken).ConfigureAwait(false);
        Wake();
    }

    public async Task<QueueMessage[]> ReceiveAsync(int count, CancellationToken cancellationToken)
    {
        try
        {
            return (await _queue.ReceiveMessagesAsync(Math.Min(count, LargestBatch), lease, cancellationToken).ConfigureAwait(false)).Value;
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return [];
        }
    }

    public HeldMessage Hold(QueueMessage message) => new(_queue, message, lease);

    /// <summary>Looks at the queue at once instead of at the next poll.</summary>
    public void Wake()
    {
        try
        {
            _arrival.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    public Task ArrivalAsync(TimeSpan longest, CancellationToken cancellationToken) => _arrival.WaitAsync(longest, cancellationToken);

    public static Task PoisonAsync(QueueServiceClient dataAccount, string text, CancellationToken cancellationToken) =>
        SendAsync(dataAccount.GetQueueClient(PoisonName), text, cancellationToken);

    private static async Task SendAsync(QueueClient queue, string text, CancellationToken cancellationToken)
    {
        try
        {
            await queue.SendMessageAsync(text, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            await queue.SendMessageAsync(text, cancellationToken).ConfigureAwait(false);
        }
    }
}
