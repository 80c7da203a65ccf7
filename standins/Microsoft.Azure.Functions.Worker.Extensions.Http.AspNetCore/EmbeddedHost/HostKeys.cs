using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Storage;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Http;

/// <summary>
/// The host's keys, from the settings <c>AzureFunctionsEmbeddedHost__MasterKey</c> and <c>__FunctionKey</c>, otherwise from
/// <c>azure-webjobs-secrets/{hostId}/host.json</c>, which is made with fresh keys when it is missing.
/// </summary>
internal sealed class HostKeys(HostState state, StorageConnections connections)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly SemaphoreSlim _turn = new(1, 1);
    private HostSecrets? _secrets;

    /// <summary>Whether the request carries a key of the level: in the header <c>x-functions-key</c>, or without one in the query's <c>code</c>.</summary>
    public async Task<bool> AllowsAsync(HttpRequest request, AuthorizationLevel level, CancellationToken cancellationToken)
    {
        if (level == AuthorizationLevel.Anonymous)
        {
            return true;
        }

        var given = request.Headers["x-functions-key"].ToString() is { Length: > 0 } header ? header : request.Query["code"].ToString();
        if (given.Length == 0)
        {
            return false;
        }

        var secrets = await SecretsAsync(cancellationToken).ConfigureAwait(false);
        return Same(given, secrets.MasterKey.Value)
            || (level is AuthorizationLevel.Function or AuthorizationLevel.User && secrets.FunctionKeys.Any(key => Same(given, key.Value)));
    }

    private static bool Same(string given, string expected) =>
        expected.Length > 0 && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));

    private async Task<HostSecrets> SecretsAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _secrets ??= FromSettings() ?? await FromStorageAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private HostSecrets? FromSettings()
    {
        var settings = state.Configuration.GetSection("AzureFunctionsEmbeddedHost");
        var (master, function) = (settings["MasterKey"] ?? "", settings["FunctionKey"] ?? "");
        return master.Length + function.Length == 0
            ? null
            : new HostSecrets(new HostKey("master", master), [new HostKey("default", function)], []);
    }

    private async Task<HostSecrets> FromStorageAsync(CancellationToken cancellationToken)
    {
        var container = connections.Blobs(null).GetBlobContainerClient("azure-webjobs-secrets");
        var blob = container.GetBlobClient($"{state.HostId}/host.json");
        if (await ReadAsync(blob, cancellationToken).ConfigureAwait(false) is { } existing)
        {
            return existing;
        }

        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var fresh = new HostSecrets(new HostKey("master", NewKey()), [new HostKey("default", NewKey())], []);
        try
        {
            var options = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await blob.UploadAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(fresh, Json)), options, cancellationToken).ConfigureAwait(false);
            return fresh;
        }
        catch (RequestFailedException failure) when (failure.Status is 409 or 412)
        {
            return await ReadAsync(blob, cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException("The host's keys were deleted while they were read.");
        }
    }

    private static async Task<HostSecrets?> ReadAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var content = (await blob.DownloadContentAsync(cancellationToken).ConfigureAwait(false)).Value.Content;
            return JsonSerializer.Deserialize<HostSecrets>(content, Json);
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            return null;
        }
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(40)).Replace('+', '-').Replace('/', '_');
}
