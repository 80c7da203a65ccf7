namespace Microsoft.Azure.Functions.Worker;

/// <summary>How often the event behind an invocation was tried before.</summary>
public abstract class RetryContext
{
    /// <summary>0 at the first attempt.</summary>
    public abstract int RetryCount { get; }

    /// <summary>The number of retries after which the event counts as undeliverable.</summary>
    public abstract int MaxRetryCount { get; }
}
