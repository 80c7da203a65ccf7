namespace Pipeline.Storage;

/// <summary>An original and the upload that it is of.</summary>
/// <param name="KeptAt">When it was written.</param>
public sealed record KeptOriginal(UploadedBlob Blob, DateTimeOffset KeptAt);
