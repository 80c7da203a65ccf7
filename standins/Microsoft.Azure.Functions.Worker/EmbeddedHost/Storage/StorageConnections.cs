using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Storage;

/// <summary>Makes storage clients from the settings of a connection: a connection string, an account name, or service addresses with a credential.</summary>
internal sealed class StorageConnections(IConfiguration configuration)
{
    public const string Default = "AzureWebJobsStorage";

    private const string DevelopmentAccount = "devstoreaccount1";

    public BlobServiceClient Blobs(string? connection)
    {
        var (section, text) = Find(connection);
        var options = new BlobClientOptions();
        Limit(options.Retry);
        return text is not null
            ? new BlobServiceClient(text, options)
            : new BlobServiceClient(Address(section, "blob"), Credential(section), options);
    }

    // Message text is left alone by the client: the Base64 of the real host is made and read here, so that a foreign message cannot break the loop.
    public QueueServiceClient Queues(string? connection)
    {
        var (section, text) = Find(connection);
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        Limit(options.Retry);
        return text is not null
            ? new QueueServiceClient(text, options)
            : new QueueServiceClient(Address(section, "queue"), Credential(section), options);
    }

    public static bool IsDevelopment(BlobServiceClient client) =>
        string.Equals(client.AccountName, DevelopmentAccount, StringComparison.Ordinal);

    // The loops of the host go on by themselves, so one call gives up early.
    private static void Limit(RetryOptions retry)
    {
        retry.Mode = RetryMode.Exponential;
        retry.MaxRetries = 2;
        retry.Delay = TimeSpan.FromMilliseconds(200);
        retry.MaxDelay = TimeSpan.FromSeconds(2);
        retry.NetworkTimeout = TimeSpan.FromSeconds(30);
    }

    private (IConfigurationSection Section, string? Text) Find(string? connection)
    {
        var name = string.IsNullOrEmpty(connection) ? Default : connection.Replace("__", ":", StringComparison.Ordinal);
        string[] candidates = name.StartsWith("AzureWebJobs", StringComparison.OrdinalIgnoreCase)
            ? [name, "ConnectionStrings:" + name]
            : ["AzureWebJobs" + name, name, "ConnectionStrings:" + name];
        foreach (var candidate in candidates)
        {
            var section = configuration.GetSection(candidate);
            if (section.Value is { Length: > 0 } text)
            {
                return (section, text);
            }

            if (section.GetChildren().Any())
            {
                return (section, null);
            }
        }

        throw new InvalidOperationException(
            $"No storage connection '{name}': set it to a connection string (UseDevelopmentStorage=true for the emulator), or set {name}__accountName.");
    }

    private static Uri Address(IConfigurationSection section, string service) =>
        (section[service + "ServiceUri"] ?? section["serviceUri"], section["accountName"]) switch
        {
            ({ Length: > 0 } address, _) => new Uri(address),
            (_, { Length: > 0 } account) => new Uri($"https://{account}.{service}.core.windows.net"),
            _ => throw new InvalidOperationException(
                $"The storage connection '{section.Path}' has neither accountName nor {service}ServiceUri."),
        };

    private static TokenCredential Credential(IConfigurationSection section)
    {
        var client = section["clientId"];
        return string.Equals(section["credential"], "managedidentity", StringComparison.OrdinalIgnoreCase)
            ? new ManagedIdentityCredential(client)
            : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = client });
    }
}
