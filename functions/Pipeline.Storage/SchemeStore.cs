using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schemes;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage;

/// <summary>Schemes by content, never changed once they are there, and which of them each period is held to.</summary>
public sealed class SchemeStore(StorageClients clients)
{
    private const string Partition = "scheme";
    private readonly BlobContainerClient container = clients.Container(StorageNames.Schemes);
    private readonly TableClient table = clients.Table(StorageNames.PeriodsTable);
    private readonly ConcurrentDictionary<string, FormCatalogue> known = new(StringComparer.Ordinal);

    /// <summary>Keeps a scheme under its digest; nothing happens where it is there.</summary>
    public async Task KeepAsync(FormCatalogue scheme, CancellationToken cancellationToken)
    {
        try
        {
            await Blob(scheme.Digest)
                .UploadAsync(
                    BinaryData.FromString(SchemeJson.Write(scheme)),
                    new BlobUploadOptions
                    {
                        HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
                        Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    },
                    cancellationToken
                );
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412) { }
    }

    /// <summary>The scheme of that content.</summary>
    /// <exception cref="RequestFailedException">It is not there.</exception>
    /// <exception cref="InvalidDataException">What is there is something else.</exception>
    public async Task<FormCatalogue> ReadAsync(string digest, CancellationToken cancellationToken)
    {
        if (digest == FormCatalogue.Standard.Digest)
        {
            return FormCatalogue.Standard;
        }
        if (!known.TryGetValue(digest, out var scheme))
        {
            scheme = FormCatalogue.Parse((await Blob(digest).DownloadContentAsync(cancellationToken)).Value.Content.ToString());
            known[digest] =
                scheme.Digest == digest ? scheme : throw new InvalidDataException($"Scheme {digest} has the content of {scheme.Digest}.");
        }
        return scheme;
    }

    /// <summary>Null if no upload of the period came yet and the bureau chose none.</summary>
    public async Task<PinnedScheme?> FindAsync(Period period, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, period.ToString(), cancellationToken: cancellationToken);
        return found.HasValue && found.Value is { } entity
            ? new PinnedScheme(
                entity.Text("Digest"),
                entity.Text("Name"),
                entity.Time("At"),
                entity.Text("Who"),
                entity.GetBoolean("Unfinished") == true
            )
            : null;
    }

    /// <summary>Pins a period that is pinned to nothing yet; returns what it is pinned to afterwards.</summary>
    public async Task<PinnedScheme> PinAsync(Period period, FormCatalogue scheme, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await KeepAsync(scheme, cancellationToken);
        try
        {
            await table.AddEntityAsync(Entity(period, new PinnedScheme(scheme.Digest, NameOf(scheme), at, "", false)), cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 409) { }
        return await FindAsync(period, cancellationToken) ?? throw new InvalidDataException($"{period} is pinned to nothing.");
    }

    /// <summary>Puts a scheme in force for a period, unfinished until <see cref="FinishAsync"/>.</summary>
    public async Task<PinnedScheme> PutAsync(
        Period period,
        FormCatalogue scheme,
        DateTimeOffset at,
        string who,
        CancellationToken cancellationToken
    )
    {
        await KeepAsync(scheme, cancellationToken);
        var pinned = new PinnedScheme(scheme.Digest, NameOf(scheme), at, who, true);
        await table.UpsertEntityAsync(Entity(period, pinned), TableUpdateMode.Replace, cancellationToken);
        return pinned;
    }

    /// <summary>Notes that the period's originals were judged by its scheme; nothing happens where another came since.</summary>
    public async Task FinishAsync(Period period, PinnedScheme pinned, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, period.ToString(), cancellationToken: cancellationToken);
        if (!found.HasValue || found.Value is not { } stored || stored.Text("Digest") != pinned.Digest || stored.Time("At") != pinned.At)
        {
            return;
        }
        try
        {
            await table.UpdateEntityAsync(
                Entity(period, pinned with { IsUnfinished = false }),
                stored.ETag,
                TableUpdateMode.Replace,
                cancellationToken
            );
        }
        catch (RequestFailedException exception) when (exception.Status == 412) { }
    }

    /// <summary>制度名称 and 版本.</summary>
    public static string NameOf(FormCatalogue scheme) => $"{scheme.Header.Name} {scheme.Header.Version}版";

    private static TableEntity Entity(Period period, PinnedScheme pinned) =>
        new(Partition, period.ToString())
        {
            ["Digest"] = pinned.Digest,
            ["Name"] = TableText.Fit(pinned.Name),
            ["At"] = pinned.At,
            ["Who"] = TableText.Fit(pinned.Who),
            ["Unfinished"] = pinned.IsUnfinished,
        };

    private BlobClient Blob(string digest) => container.GetBlobClient(digest + ".json");
}
