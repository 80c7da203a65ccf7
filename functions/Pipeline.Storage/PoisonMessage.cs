namespace Pipeline.Storage;

/// <summary>A blob trigger that failed five times, as the host put it aside.</summary>
/// <param name="Container">Null if the message cannot be read.</param>
/// <param name="Path">The blob's name; null if the message cannot be read.</param>
/// <param name="ETag">Of the version that failed, without quotes; null if the message does not say.</param>
/// <param name="Body">The message as it came.</param>
public sealed record PoisonMessage(string MessageId, string PopReceipt, string? Container, string? Path, string? ETag, BinaryData Body);
