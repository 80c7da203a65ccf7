using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

namespace FunctionsHost.Tests.Support;

public static class BlobClientExtensions
{
    public static BlobContainerClient Container(this BlobClient blob) => blob.GetParentBlobContainerClient();
}
