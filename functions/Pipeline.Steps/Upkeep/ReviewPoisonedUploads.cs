using Azure;
using Microsoft.Extensions.Logging;
using Pipeline.Steps.Ingest;
using Pipeline.Storage;

namespace Pipeline.Steps.Upkeep;

/// <summary>
/// Empties the host's queue of triggers that failed five times: each becomes a recorded failure with a receipt, or is kept aside word for
/// word.
/// </summary>
public sealed partial class ReviewPoisonedUploads(PoisonStore poison, RecordFailure recordFailure, ILogger<ReviewPoisonedUploads> log)
{
    private enum Handling
    {
        Recorded,
        Dropped,
        KeptAside,

        /// <summary>Storage is out of reach; the message comes back by itself.</summary>
        Left,
    }

    /// <summary>
    /// A message is removed last, so a run that breaks off is made up for by the next. One that cannot be handled never keeps the others
    /// waiting.
    /// </summary>
    public async Task<PoisonReview> RunAsync(CancellationToken cancellationToken)
    {
        var counts = new int[4];
        while (await poison.TakeAsync(cancellationToken) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                var handling = await HandleAsync(message, cancellationToken);
                counts[(int)handling]++;
                if (handling != Handling.Left)
                {
                    await poison.RemoveAsync(message, cancellationToken);
                }
            }
        }
        return new PoisonReview(counts[(int)Handling.Recorded], counts[(int)Handling.Dropped], counts[(int)Handling.KeptAside]);
    }

    private async Task<Handling> HandleAsync(PoisonMessage message, CancellationToken cancellationToken)
    {
        if (message.Path is null || message.Container != poison.UploadsContainer)
        {
            return await KeepAsideAsync(message, cancellationToken);
        }
        try
        {
            return await recordFailure.RunAsync(message.Path, message.ETag, cancellationToken) ? Handling.Recorded : Handling.Dropped;
        }
        catch (Exception exception) when (StorageFailure.Passes(exception, cancellationToken))
        {
            LogLeft(exception, message.MessageId);
            return Handling.Left;
        }
        catch (Exception exception)
            when (exception
                    is RequestFailedException
                        or ArgumentException
                        or InvalidOperationException
                        or FormatException
                        or OutOfMemoryException
            )
        {
            LogBroken(exception, message.MessageId);
            return await KeepAsideAsync(message, cancellationToken);
        }
    }

    private async Task<Handling> KeepAsideAsync(PoisonMessage message, CancellationToken cancellationToken)
    {
        if (await poison.TryKeepAsideAsync(message, cancellationToken))
        {
            LogKeptAside(message.MessageId, message.Container);
        }
        return Handling.KeptAside;
    }

    [LoggerMessage(1904, LogLevel.Warning, "Storage is out of reach while poison message {MessageId} is handled; it comes back.")]
    private partial void LogLeft(Exception exception, string messageId);

    [LoggerMessage(1905, LogLevel.Error, "Poison message {MessageId} cannot be handled.")]
    private partial void LogBroken(Exception exception, string messageId);

    [LoggerMessage(1901, LogLevel.Critical, "Poison message {MessageId} (container {Container}) is kept aside.")]
    private partial void LogKeptAside(string messageId, string? container);
}
