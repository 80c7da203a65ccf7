namespace Pipeline.Cli;

/// <summary>The command cannot be carried out as it was given; the Chinese message says why and how to give it.</summary>
public sealed class UsageException(string message) : Exception(message);
