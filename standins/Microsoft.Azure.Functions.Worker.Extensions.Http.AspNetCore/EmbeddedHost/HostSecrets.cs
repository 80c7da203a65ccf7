namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Http;

/// <summary>The shape of the real host's secrets.</summary>
internal sealed record HostSecrets(HostKey MasterKey, IReadOnlyList<HostKey> FunctionKeys, IReadOnlyList<HostKey> SystemKeys);
