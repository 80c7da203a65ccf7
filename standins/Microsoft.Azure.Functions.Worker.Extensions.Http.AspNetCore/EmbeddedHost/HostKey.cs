namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Http;

internal sealed record HostKey(string Name, string Value, bool Encrypted = false);
