using Microsoft.Azure.Functions.Worker.EmbeddedHost.Storage;
using Microsoft.Extensions.Configuration;

namespace FunctionsHost.Tests.Catalog;

public sealed class StorageConnectionsTests
{
    private static StorageConnections Of(params (string Key, string Value)[] settings) => new(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build());

    [Theory]
    [InlineData(null, "the default")]
    [InlineData("", "the default")]
    [InlineData("AzureWebJobsStorage", "by its name")]
    [InlineData("Storage", "without the AzureWebJobs before it")]
    public void FindsAConnectionString(string? connection, string reason)
    {
        var connections = Of(("AzureWebJobsStorage", "UseDevelopmentStorage=true"));
        Assert.True(StorageConnections.IsDevelopment(connections.Blobs(connection)), reason);
        Assert.Equal("devstoreaccount1", connections.Queues(connection).AccountName);
    }

    [Fact]
    public void FindsAnAccountByName()
    {
        var connections = Of(("District:accountName", "district1"));
        Assert.Equal("https://district1.blob.core.windows.net/", connections.Blobs("District").Uri.AbsoluteUri);
        Assert.Equal("https://district1.queue.core.windows.net/", connections.Queues("District").Uri.AbsoluteUri);
        Assert.False(StorageConnections.IsDevelopment(connections.Blobs("District")));
    }

    [Fact]
    public void FindsServiceAddressesAndTheManagedIdentity()
    {
        var connections = Of(
            ("AzureWebJobsStorage:blobServiceUri", "https://a.blob.example/"), ("AzureWebJobsStorage:queueServiceUri", "https://a.queue.example/"),
            ("AzureWebJobsStorage:credential", "managedidentity"), ("AzureWebJobsStorage:clientId", "00000000-0000-0000-0000-000000000001"));
        Assert.Equal("https://a.blob.example/", connections.Blobs(null).Uri.AbsoluteUri);
        Assert.Equal("https://a.queue.example/", connections.Queues(null).Uri.AbsoluteUri);
    }

    [Fact]
    public void SaysWhatIsMissing()
    {
        Assert.Equal(
            "The storage connection 'Half' has neither accountName nor blobServiceUri.",
            Assert.Throws<InvalidOperationException>(() => Of(("Half:queueServiceUri", "https://a.queue.example/")).Blobs("Half")).Message);
        Assert.Equal(
            "No storage connection 'AzureWebJobsStorage': set it to a connection string (UseDevelopmentStorage=true for the emulator), or set AzureWebJobsStorage__accountName.",
            Assert.Throws<InvalidOperationException>(() => Of().Blobs(null)).Message);
    }
}
