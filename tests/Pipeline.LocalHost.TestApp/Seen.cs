using Azure.Storage.Blobs;

namespace Pipeline.LocalHost.TestApp;

/// <summary>Leaves a blob for each thing that happened, where the tests look.</summary>
internal static class Seen
{
    public static async Task TellAsync(string what, object? detail = null)
    {
        var container = new BlobContainerClient(
            Environment.GetEnvironmentVariable("AzureWebJobsStorage"),
            Environment.GetEnvironmentVariable("SeenContainer")
        );
        await container.CreateIfNotExistsAsync();
        await container.UploadBlobAsync($"{what}/{Guid.NewGuid():N}", BinaryData.FromObjectAsJson(detail));
    }
}
