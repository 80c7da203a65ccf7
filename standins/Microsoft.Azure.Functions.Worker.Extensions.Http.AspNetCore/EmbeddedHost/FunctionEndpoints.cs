namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Http;

/// <summary>The HTTP functions of the app, filled before the web service starts.</summary>
internal sealed class FunctionEndpoints
{
    private readonly List<FunctionEndpoint> _all = [];

    public IReadOnlyList<FunctionEndpoint> All => _all;

    public void Add(FunctionEndpoint endpoint) => _all.Add(endpoint);
}
