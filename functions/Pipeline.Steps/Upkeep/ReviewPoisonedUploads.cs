using Microsoft.Extensions.Logging;
using Pipeline.Steps.Ingest;
using Pipeline.Storage;

namespace Pipeline.Steps.Upkeep;

/// <summary>Empties the host's queue of triggers that failed five times: each becomes a recorded failure with a receipt, or is kept aside word for word.</summary>
public sealed partial class ReviewPoisonedUploads(PoisonStore poison, RecordFailure recordFailure, ILogger<ReviewPoisonedUploads> log)
{
    /// <summary>A message is removed last, so a run that breaks off is made up for by the next.</summary>
    public async Task<PoisonReview> RunAsync(CancellationToken cancellationToken)
    {
        int recorded = 0, dropped = 0, keptAside = 0;
        while (await poison.TakeAsync(cancellationToken) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                if (message.Path is null || message.Container != poison.UploadsContainer)
                {
                    await poison.KeepAsideAsync(message, cancellationToken);
                    LogKeptAside(message.MessageId, message.Container);
                    keptAside++;
                }
                else if (await recordFailure.RunAsync(message.Path, message.ETag, cancellationToken))
                {
                    recorded++;
                }
                else
                {
                    dropped++;
                }
                await poison.RemoveAsync(message, cancellationToken);
            }
        }
        return new PoisonReview(recorded, dropped, keptAside);
    }

    [LoggerMessage(1901, LogLevel.Critical, "Poison message {MessageId} (container {Container}) is kept aside.")]
    private partial void LogKeptAside(string messageId, string? container);
}
