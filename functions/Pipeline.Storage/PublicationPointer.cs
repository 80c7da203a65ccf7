using Azure;

namespace Pipeline.Storage;

/// <summary>The publication in force, and the state of the pointer that was read.</summary>
/// <param name="Current">Null before the first publication.</param>
/// <param name="ETag">Of the pointer; default if there is none.</param>
public sealed record PublicationPointer(Publication? Current, ETag ETag);
