namespace Pipeline.LocalServices;

/// <summary>A local service could not be installed or started; the message is Chinese and says what to do.</summary>
public sealed class LocalServiceException : Exception
{
    public LocalServiceException(string message)
        : base(message) { }

    public LocalServiceException(string message, Exception innerException)
        : base(message, innerException) { }
}
