using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Blobs;

/// <summary>Works off one message: calls the function for a blob that is still the same, and deletes the message, gives it back or poisons it.</summary>
internal sealed partial class BlobMessageHandler(
    IReadOnlyList<BlobRegistration> registrations, FunctionInvoker invoker, HostState state, ILogger logger)
{
    private const int Tries = 5;
    private readonly int _attempts = state.HostJson.MaxDequeueCount;
    private readonly TimeSpan _retryDelay = state.HostJson.RetryDelay;
    private readonly Dictionary<string, BlobRegistration> _byId = registrations.ToDictionary(registration => registration.Function.Id, StringComparer.Ordinal);

    /// <summary>Never throws: what fails is logged, and the message comes back when its lease ends.</summary>
    public async Task HandleAsync(HeldMessage held)
    {
        try
        {
            if (BlobTriggerMessage.Read(held.Text) is not { } message || !_byId.TryGetValue(message.FunctionId, out var registration))
            {
                LogUnknown(logger, held.Id);
                await FinishAsync(held).ConfigureAwait(false);
                return;
            }

            // Only a process that died again and again leaves such a count behind.
            if (held.Attempt > _attempts)
            {
                await PoisonAsync(held, registration, message).ConfigureAwait(false);
                return;
            }

            await AttemptAsync(held, registration, message).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            LogMessageFailed(logger, failure, held.Id);
            await GiveBackAsync(held, _retryDelay).ConfigureAwait(false);
        }
    }

    /// <summary>Makes the message visible again; if storage is away, it becomes so when its lease ends.</summary>
    public async Task GiveBackAsync(HeldMessage held, TimeSpan delay)
    {
        try
        {
            await held.ReleaseAsync(delay, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            LogMessageFailed(logger, failure, held.Id);
        }
    }

    private async Task AttemptAsync(HeldMessage held, BlobRegistration registration, BlobTriggerMessage message)
    {
        var properties = await PropertiesAsync(registration, message.BlobName).ConfigureAwait(false);
        if (properties is null || !string.Equals(QuotedETag.Of(properties.ETag), message.ETag, StringComparison.Ordinal)
            || !registration.Pattern.TryMatch(message.BlobName, out var values))
        {
            LogDropped(logger, registration.Function.Name, message.ContainerName, message.BlobName, properties is null ? "is gone" : "has changed");
            await FinishAsync(held).ConfigureAwait(false);
            return;
        }

        var trigger = new TriggerInvocation
        {
            BindTrigger = (type, token) => BlobTriggerValue.BindAsync(registration.Container, message.BlobName, type, token),
            BindingData = BlobTriggerValue.BindingData(registration.Container, message.BlobName, properties, values),
            RetryCount = (int)held.Attempt - 1,
            MaxRetryCount = _attempts - 1,
            Reason = $"new blob '{message.ContainerName}/{message.BlobName}'",
        };
        try
        {
            await invoker.InvokeAsync(registration.Function, trigger, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Logged by the invoker. An attempt that the shutdown cut short is not the blob's fault.
            await AfterFailureAsync(held, registration, message).ConfigureAwait(false);
            return;
        }

        await FinishAsync(held).ConfigureAwait(false);
    }

    private async Task AfterFailureAsync(HeldMessage held, BlobRegistration registration, BlobTriggerMessage message)
    {
        if (state.Stopping.IsCancellationRequested)
        {
            await GiveBackAsync(held, TimeSpan.Zero).ConfigureAwait(false);
        }
        else if (held.Attempt >= _attempts)
        {
            await PoisonAsync(held, registration, message).ConfigureAwait(false);
        }
        else
        {
            await GiveBackAsync(held, _retryDelay).ConfigureAwait(false);
        }
    }

    private async Task PoisonAsync(HeldMessage held, BlobRegistration registration, BlobTriggerMessage message)
    {
        LogPoison(logger, registration.Function.Name, message.ContainerName, message.BlobName, _attempts, BlobTriggerQueue.PoisonName);
        await BlobTriggerQueue.PoisonAsync(registration.DataQueues, held.Text, CancellationToken.None).ConfigureAwait(false);
        await FinishAsync(held).ConfigureAwait(false);
    }

    // A message that cannot be deleted brings its function a second call, so a short outage is sat out.
    private async Task FinishAsync(HeldMessage held)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await held.DeleteAsync(CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (Exception failure) when (attempt < Tries && !state.Stopping.IsCancellationRequested)
            {
                LogMessageFailed(logger, failure, held.Id);
                await Task.Delay(TimeSpan.FromSeconds(attempt), state.Clock).ConfigureAwait(false);
            }
        }
    }

    private static async Task<BlobProperties?> PropertiesAsync(BlobRegistration registration, string blob)
    {
        try
        {
            return (await registration.Container.GetBlobClient(blob).GetPropertiesAsync().ConfigureAwait(false)).Value;
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} is of no function of this app; it is deleted")]
    private static partial void LogUnknown(ILogger logger, string message);

    [LoggerMessage(Level = LogLevel.Information, Message = "'{Function}' is not called: the blob '{Container}/{Blob}' {What} since the message was written")]
    private static partial void LogDropped(ILogger logger, string function, string container, string blob, string what);

    [LoggerMessage(Level = LogLevel.Error, Message = "'{Function}' failed for the blob '{Container}/{Blob}' in {Attempts} attempts; its message goes to '{Queue}'")]
    private static partial void LogPoison(ILogger logger, string function, string container, string blob, int attempts, string queue);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} could not be worked off")]
    private static partial void LogMessageFailed(ILogger logger, Exception failure, string message);
}
