using System.Buffers.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Pipeline.Storage;

/// <summary>The host's queue of failed blob triggers, and the container for messages that cannot be read.</summary>
public sealed class PoisonStore(StorageClients clients, KeptAsideStore keptAside)
{
    /// <summary>How long a message is hidden from others while it is looked at.</summary>
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(5);
    private readonly QueueClient queue = clients.PoisonQueue();
    private readonly string containerName = clients.Container(StorageNames.Uploads).Name;

    /// <summary>The container that uploads come from, as messages name it.</summary>
    public string UploadsContainer => containerName;

    /// <summary>Takes up to 32 messages; they come back unless they are removed.</summary>
    public async Task<IReadOnlyList<PoisonMessage>> TakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            QueueMessage[] messages = await queue.ReceiveMessagesAsync(32, Hidden, cancellationToken);
            return [.. messages.Select(Read)];
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return [];
        }
    }

    /// <summary>Takes a message off the queue for good; nothing happens where somebody did already.</summary>
    public async Task RemoveAsync(PoisonMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 400 or 404) { }
    }

    /// <summary>Keeps a message word for word; false if it was kept before.</summary>
    public Task<bool> TryKeepAsideAsync(PoisonMessage message, CancellationToken cancellationToken) =>
        keptAside.TryKeepAsync($"poison/{message.MessageId}.txt", message.Body, cancellationToken);

    private static PoisonMessage Read(QueueMessage message)
    {
        var unreadable = new PoisonMessage(message.MessageId, message.PopReceipt, null, null, null, message.Body);
        try
        {
            using var document = JsonDocument.Parse(Decoded(message.Body));
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && Text(document, "ContainerName") is { } container
                && Text(document, "BlobName") is { } name
                ? unreadable with
                {
                    Container = container,
                    Path = name,
                    ETag = Text(document, "ETag")?.Trim('"'),
                }
                : unreadable;
        }
        catch (JsonException)
        {
            return unreadable;
        }
    }

    private static string? Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // The host writes Base64; a message put there by hand may be plain.
    private static ReadOnlyMemory<byte> Decoded(BinaryData body)
    {
        var text = body.ToMemory();
        return Base64.IsValid(text.Span) ? Convert.FromBase64String(body.ToString()) : text;
    }
}
