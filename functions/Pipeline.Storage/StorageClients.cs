using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Pipeline.Storage;

/// <summary>The clients of the account of the data, and of the host's own where it is another; made once and shared.</summary>
public sealed class StorageClients
{
    private readonly string prefix;
    private readonly BlobServiceClient blobs;
    private readonly BlobServiceClient hostBlobs;
    private readonly TableServiceClient tables;
    private readonly QueueServiceClient queues;

    /// <param name="options">Names the accounts: by connection string, or by account name and identity.</param>
    /// <param name="tap">Sees every request before the retries do: for measuring, and for tests that break things. Null for none.</param>
    /// <exception cref="ArgumentException">Neither a connection string nor an account name is given.</exception>
    public StorageClients(PipelineStorageOptions options, HttpPipelinePolicy? tap = null)
    {
        prefix = options.Prefix;
        var blobOptions = Tapped(new BlobClientOptions(), tap);
        var queueOptions = Tapped(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None }, tap);
        var tableOptions = Tapped(new TableClientOptions(), tap);
        if (options.ConnectionString.Length > 0)
        {
            blobs = new BlobServiceClient(options.ConnectionString, blobOptions);
            tables = new TableServiceClient(options.ConnectionString, tableOptions);
            queues = new QueueServiceClient(options.ConnectionString, queueOptions);
            hostBlobs = HostBlobs(options, blobOptions) ?? blobs;
            return;
        }
        if (options.AccountName.Length == 0)
        {
            throw new ArgumentException("None of PipelineData, AzureWebJobsStorage and their __accountName is set.", nameof(options));
        }
        if (options.EndpointSuffix.EndsWith("chinacloudapi.cn", StringComparison.Ordinal))
        {
            tableOptions.Audience = TableAudience.AzureChina;
        }
        var credential = CredentialOf(options);
        blobs = new BlobServiceClient(Endpoint(options, options.AccountName, "blob"), credential, blobOptions);
        tables = new TableServiceClient(Endpoint(options, options.AccountName, "table"), credential, tableOptions);
        queues = new QueueServiceClient(Endpoint(options, options.AccountName, "queue"), credential, queueOptions);
        hostBlobs = HostBlobs(options, blobOptions) ?? blobs;
    }

    /// <param name="name">One of <see cref="StorageNames.Containers"/>.</param>
    public BlobContainerClient Container(string name) =>
        (StorageNames.HostContainers.Contains(name, StringComparer.Ordinal) ? hostBlobs : blobs).GetBlobContainerClient(prefix + name);

    /// <param name="name">One of <see cref="StorageNames.Tables"/>.</param>
    public TableClient Table(string name) => tables.GetTableClient(prefix + name);

    /// <summary>
    /// The host's queue of failed blob triggers, which the blob extension keeps in the account of the trigger; it carries the prefix so
    /// that tests have their own.
    /// </summary>
    public QueueClient PoisonQueue() => queues.GetQueueClient(prefix + StorageNames.PoisonQueue);

    /// <summary>Creates what is not there yet; does no harm when it is.</summary>
    public async Task EnsureCreatedAsync(CancellationToken cancellationToken = default)
    {
        foreach (var name in StorageNames.Containers)
        {
            // Asked first: who may use a container need not be allowed to make one.
            if (!await Container(name).ExistsAsync(cancellationToken))
            {
                await Container(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            }
        }
        foreach (var name in StorageNames.Tables)
        {
            await Table(name).CreateIfNotExistsAsync(cancellationToken);
        }
        await PoisonQueue().CreateIfNotExistsAsync(cancellationToken: cancellationToken);
    }

    /// <summary>Throws unless the accounts answer: what health is told by.</summary>
    /// <exception cref="Azure.RequestFailedException">One cannot be reached or refuses.</exception>
    public async Task PingAsync(CancellationToken cancellationToken)
    {
        await Container(StorageNames.Uploads).ExistsAsync(cancellationToken);
        await Container(StorageNames.Keys).ExistsAsync(cancellationToken);
        await Table(StorageNames.PeriodsTable)
            .GetEntityIfExistsAsync<TableEntity>("health", "health", cancellationToken: cancellationToken);
    }

    private static TOptions Tapped<TOptions>(TOptions options, HttpPipelinePolicy? tap)
        where TOptions : ClientOptions
    {
        options.Retry.MaxRetries = 5;
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(60);
        if (tap is not null)
        {
            options.AddPolicy(tap, HttpPipelinePosition.PerCall);
        }
        return options;
    }

    private static TokenCredential CredentialOf(PipelineStorageOptions options)
    {
        if (!options.ManagedIdentityOnly)
        {
            return new DefaultAzureCredential(
                new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.ClientId.Length == 0 ? null : options.ClientId }
            );
        }
        return new ManagedIdentityCredential(
            options.ClientId.Length == 0 ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(options.ClientId)
        );
    }

    /// <summary>Null if no account of the host's own is named.</summary>
    private static BlobServiceClient? HostBlobs(PipelineStorageOptions options, BlobClientOptions clientOptions)
    {
        if (options.HostConnectionString.Length > 0)
        {
            return new BlobServiceClient(options.HostConnectionString, clientOptions);
        }
        return options.HostAccountName.Length == 0
            ? null
            : new BlobServiceClient(Endpoint(options, options.HostAccountName, "blob"), CredentialOf(options), clientOptions);
    }

    private static Uri Endpoint(PipelineStorageOptions options, string account, string service) =>
        new(string.Create(CultureInfo.InvariantCulture, $"https://{account}.{service}.{options.EndpointSuffix}"));
}
