using Azure;
using Pipeline.Domain.Schools;

namespace Pipeline.Storage;

/// <summary>A roster and the upload that it comes from.</summary>
/// <param name="Version">Named like those of uploads.</param>
public sealed record StoredRoster(Roster Roster, string Version, DateTimeOffset UploadedAt)
{
    internal ETag ETag { get; init; }
}
