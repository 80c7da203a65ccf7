using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Primitives;
using Pipeline.LocalHost.Worker;

namespace Pipeline.LocalHost.Http;

/// <summary>The routes of the app's HTTP functions. They come when the worker has told them; until then there are none.</summary>
internal sealed class HttpRoutes : EndpointDataSource
{
    private readonly Lock change = new();
    private List<Endpoint> endpoints = [];
    private CancellationTokenSource changed = new();

    public override IReadOnlyList<Endpoint> Endpoints => endpoints;

    public override IChangeToken GetChangeToken() => new CancellationChangeToken(changed.Token);

    /// <summary>Routes as in Azure: the prefix of host.json, then the function's route or, where it has none, its name.</summary>
    public void Set(IEnumerable<FunctionDescription> functions, string prefix, HttpFunctions http)
    {
        var made = functions.Select(function => Make(function, prefix, http)).ToList();
        lock (change)
        {
            endpoints = made;
            var old = changed;
            changed = new CancellationTokenSource();
            old.Cancel();
            old.Dispose();
        }
    }

    private static Endpoint Make(FunctionDescription function, string prefix, HttpFunctions http)
    {
        var route = string.Join(
            '/',
            new[] { prefix.Trim('/'), (function.Text("route") ?? function.Name).Trim('/') }.Where(part => part.Length > 0)
        );
        var builder = new RouteEndpointBuilder(context => http.AnswerAsync(context, function), RoutePatternFactory.Parse(route), order: 0)
        {
            DisplayName = function.Name,
        };
        if (function.Texts("methods") is { Count: > 0 } methods)
        {
            builder.Metadata.Add(new HttpMethodMetadata([.. methods.Select(method => method.ToUpperInvariant())]));
        }
        return builder.Build();
    }
}
