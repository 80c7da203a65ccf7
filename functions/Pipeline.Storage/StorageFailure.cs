using System.Net.Sockets;
using Azure;

namespace Pipeline.Storage;

/// <summary>
/// Tells storage's failures from all others, and one that will be the same tomorrow from an outage that passes. The clients throw an outage
/// in four ways: the last try's refusal, the failures of all tries together (<see cref="AggregateException"/>), a timeout of the network as
/// a cancellation that nobody asked for, and a connection that breaks while a body is read.
/// </summary>
public static class StorageFailure
{
    /// <summary>
    /// The request itself cannot succeed: an archived blob, a policy, a name. Missing rights, throttling and outages pass or concern all
    /// requests.
    /// </summary>
    public static bool IsLasting(Exception exception) =>
        exception is RequestFailedException { Status: >= 400 and < 500 and not (401 or 403 or 404 or 408 or 412 or 429) };

    /// <summary>Storage is out of reach or busy: the same request may succeed later.</summary>
    /// <param name="exception">What a storage client threw.</param>
    /// <param name="asked">The token that the request was given: a cancellation that it asked for is no failure.</param>
    public static bool Passes(Exception exception, CancellationToken asked) => IsOne(exception, asked) && !IsLasting(exception);

    /// <summary>A failure of storage, lasting or not.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="asked">The token that the request was given.</param>
    public static bool IsOne(Exception exception, CancellationToken asked) =>
        exception switch
        {
            RequestFailedException or HttpRequestException or HttpIOException => true,
            IOException { InnerException: SocketException or IOException { InnerException: SocketException } } => true,
            OperationCanceledException => !asked.IsCancellationRequested,
            AggregateException several => several.InnerExceptions.Count > 0 && several.InnerExceptions.All(inner => IsOne(inner, asked)),
            _ => false,
        };
}
