namespace Pipeline.TestKit;

/// <summary>Stands for the end of the process: nothing of the product may catch it and go on.</summary>
public sealed class HostDiedException(string request) : Exception("The host died at " + request);
