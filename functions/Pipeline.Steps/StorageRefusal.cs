using Azure;

namespace Pipeline.Steps;

/// <summary>Tells a refusal of storage that will be the same tomorrow from an outage that passes.</summary>
internal static class StorageRefusal
{
    /// <summary>The request itself cannot succeed: an archived blob, a policy, a name. Missing rights, throttling and outages pass or concern all requests.</summary>
    public static bool IsLasting(RequestFailedException exception) => exception.Status is >= 400 and < 500 and not (401 or 403 or 404 or 408 or 412 or 429);
}
