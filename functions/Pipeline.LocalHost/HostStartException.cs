namespace Pipeline.LocalHost;

/// <summary>The host cannot start, or cannot go on; the message is Chinese and says what to do.</summary>
internal sealed class HostStartException : Exception
{
    public HostStartException(string message)
        : base(message) { }

    public HostStartException(string message, Exception innerException)
        : base(message, innerException) { }
}
