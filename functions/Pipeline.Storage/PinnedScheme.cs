namespace Pipeline.Storage;

/// <summary>Which scheme a period is held to.</summary>
/// <param name="Digest">Of the scheme's content; the container of schemes has it under that name.</param>
/// <param name="Name">制度名称 and 版本, for people.</param>
/// <param name="At">When the period was pinned to it.</param>
/// <param name="Who">Who put it in force; empty if the first upload did.</param>
/// <param name="IsUnfinished">The period's originals are being judged by it, or that was broken off: nothing is published
/// meanwhile.</param>
public sealed record PinnedScheme(string Digest, string Name, DateTimeOffset At, string Who, bool IsUnfinished)
{
    /// <summary>The bureau put it in force; the period was not only pinned to what held when its first upload came.</summary>
    public bool IsByAct => Who.Length > 0;
}
