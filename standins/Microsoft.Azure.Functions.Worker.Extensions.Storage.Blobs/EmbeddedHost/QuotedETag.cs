using Azure;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Blobs;

/// <summary>An ETag in its quotes. Listings give it without, headers with them; receipts and messages carry them.</summary>
internal static class QuotedETag
{
    public static string Of(ETag eTag) => $"\"{eTag.ToString().Trim('"')}\"";
}
