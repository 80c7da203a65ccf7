using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Blobs;

/// <summary>A message that this host has taken: kept hidden, deleted, or given back.</summary>
internal sealed class HeldMessage(QueueClient queue, QueueMessage message, TimeSpan lease) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private string _receipt = message.PopReceipt;
    private bool _over;

    public string Id => message.MessageId;

    public string Text => message.MessageText;

    /// <summary>1 at the first attempt.</summary>
    public long Attempt => message.DequeueCount;

    public Task RenewAsync(CancellationToken cancellationToken) => UpdateAsync(lease, over: false, cancellationToken);

    public Task ReleaseAsync(TimeSpan delay, CancellationToken cancellationToken) => UpdateAsync(delay, over: true, cancellationToken);

    public Task DeleteAsync(CancellationToken cancellationToken) =>
        InTurnAsync(async () =>
        {
            await queue.DeleteMessageAsync(Id, _receipt, cancellationToken).ConfigureAwait(false);
            _over = true;
        }, cancellationToken);

    public void Dispose() => _turn.Dispose();

    // The text goes along: without it an update empties the message on some versions of the emulator.
    private Task UpdateAsync(TimeSpan visibility, bool over, CancellationToken cancellationToken) =>
        InTurnAsync(async () =>
        {
            var updated = await queue.UpdateMessageAsync(Id, _receipt, Text, visibility, cancellationToken).ConfigureAwait(false);
            _receipt = updated.Value.PopReceipt;
            _over = over;
        }, cancellationToken);

    // Each change of a message gives it a new pop receipt, so changes go one after the other. A message that is gone was taken over by another host.
    private async Task InTurnAsync(Func<Task> change, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_over)
            {
                await change().ConfigureAwait(false);
            }
        }
        catch (RequestFailedException failure) when (
            failure.ErrorCode == QueueErrorCode.MessageNotFound || failure.ErrorCode == QueueErrorCode.PopReceiptMismatch || failure.Status == 404)
        {
            _over = true;
        }
        finally
        {
            _turn.Release();
        }
    }
}
