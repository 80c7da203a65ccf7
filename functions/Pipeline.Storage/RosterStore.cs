using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Schools;

namespace Pipeline.Storage;

/// <summary>The roster: what the bureau uploads to the registry, and the last one that was understood, which is in force.</summary>
public sealed class RosterStore(StorageClients clients)
{
    private const string CurrentName = "current.json";
    private readonly BlobContainerClient registry = clients.Container(StorageNames.Registry);
    private readonly BlobContainerClient rosters = clients.Container(StorageNames.Rosters);
    private StoredRoster? cached;

    /// <summary>What the bureau uploaded under that name; null if nothing is there. Of a file beyond the bound nothing is read.</summary>
    public async Task<RegistryUpload?> UploadedAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var blob = registry.GetBlobClient(name);
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            if (properties.ContentLength > WorkbookLimits.MaxFileBytes)
            {
                return new RegistryUpload(name, null, properties.ETag.ToString().Trim('"'), properties.LastModified);
            }
            var content = (await blob.DownloadContentAsync(cancellationToken)).Value;
            return new RegistryUpload(
                name,
                content.Content.ToArray(),
                content.Details.ETag.ToString().Trim('"'),
                content.Details.LastModified
            );
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Uploads a roster as the bureau would.</summary>
    public async Task PutUploadAsync(Stream content, CancellationToken cancellationToken) =>
        await registry.GetBlobClient(StorageNames.RosterFile).UploadAsync(content, overwrite: true, cancellationToken);

    /// <summary>Puts the answer to a file of the registry beside it, in the place of an earlier one.</summary>
    public async Task PutAnswerAsync(string name, byte[] workbook, CancellationToken cancellationToken) =>
        await registry.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(workbook), overwrite: true, cancellationToken);

    /// <summary>Keeps a roster workbook as it came.</summary>
    public async Task KeepAsync(string version, byte[] content, CancellationToken cancellationToken) =>
        await rosters
            .GetBlobClient($"{version}/{StorageNames.RosterFile}")
            .UploadAsync(BinaryData.FromBytes(content), overwrite: true, cancellationToken);

    /// <summary>Puts a roster in force unless a newer one is; true if it is in force afterwards.</summary>
    public async Task<bool> PutAsync(StoredRoster roster, CancellationToken cancellationToken)
    {
        var blob = rosters.GetBlobClient(CurrentName);
        var document = BinaryData.FromBytes(StorageJson.WriteBytes(RosterDocument.Of(roster)));
        while (true)
        {
            var (current, etag) = await ReadAsync(cancellationToken);
            if (current is not null && (current.UploadedAt > roster.UploadedAt || current.Version == roster.Version))
            {
                return current.Version == roster.Version;
            }
            try
            {
                await blob.UploadAsync(
                    document,
                    new BlobUploadOptions
                    {
                        HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
                        Conditions = current is null
                            ? new BlobRequestConditions { IfNoneMatch = ETag.All }
                            : new BlobRequestConditions { IfMatch = etag },
                    },
                    cancellationToken
                );
                return true;
            }
            catch (RequestFailedException exception) when (exception.Status is 409 or 412) { }
        }
    }

    /// <summary>The roster in force; null if there is none. Costs one small request while it does not change.</summary>
    public async Task<StoredRoster?> CurrentAsync(CancellationToken cancellationToken)
    {
        var known = Volatile.Read(ref cached);
        if (known is not null)
        {
            var conditions = new BlobRequestConditions { IfNoneMatch = known.ETag };
            try
            {
                var answer = await rosters
                    .GetBlobClient(CurrentName)
                    .DownloadContentAsync(new BlobDownloadOptions { Conditions = conditions }, cancellationToken);
                if (answer.GetRawResponse().Status == 304)
                {
                    return known;
                }
            }
            catch (RequestFailedException exception) when (exception.Status == 304)
            {
                return known;
            }
        }
        var (current, _) = await ReadAsync(cancellationToken);
        Volatile.Write(ref cached, current);
        return current;
    }

    private async Task<(StoredRoster? Roster, ETag ETag)> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var content = (await rosters.GetBlobClient(CurrentName).DownloadContentAsync(cancellationToken)).Value;
            return (StorageJson.Read<RosterDocument>(content.Content.ToMemory().Span).Roster(content.Details.ETag), content.Details.ETag);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return (null, default);
        }
    }

    private sealed record RosterDocument(string Version, DateTimeOffset UploadedAt, SchoolDocument[] Schools)
    {
        public static RosterDocument Of(StoredRoster stored) =>
            new(
                stored.Version,
                stored.UploadedAt,
                [
                    .. stored.Roster.Schools.Select(school => new SchoolDocument(
                        school.Code.ToString(),
                        school.Name,
                        school.Type,
                        [.. school.Stages],
                        [.. school.AreaNames],
                        school.IsOpen
                    )),
                ]
            );

        public StoredRoster Roster(ETag etag) =>
            new(
                new Roster(
                    Schools.Select(school => new School(
                        SchoolCode.Parse(school.Code),
                        school.Name,
                        school.Type,
                        [.. school.Stages],
                        [.. school.AreaNames],
                        school.IsOpen
                    ))
                ),
                Version,
                UploadedAt
            )
            {
                ETag = etag,
            };
    }

    private sealed record SchoolDocument(string Code, string Name, string Type, string[] Stages, string[] AreaNames, bool IsOpen);
}
