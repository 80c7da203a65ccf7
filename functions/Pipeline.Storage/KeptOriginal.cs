namespace Pipeline.Storage;

/// <summary>An original and the upload that it is of.</summary>
/// <param name="KeptAt">When a host kept it, by that host's clock.</param>
public sealed record KeptOriginal(UploadedBlob Blob, DateTimeOffset KeptAt);
