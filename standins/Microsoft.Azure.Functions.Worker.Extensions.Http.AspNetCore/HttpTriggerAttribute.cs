using Microsoft.Azure.Functions.Worker.EmbeddedHost;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Http;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Calls the function for HTTP requests.</summary>
[TriggerListener(typeof(HttpTriggerListenerFactory))]
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>All methods, with a function key.</summary>
    public HttpTriggerAttribute()
    {
        AuthLevel = AuthorizationLevel.Function;
    }

    /// <summary>The given methods. As in the official package, this one asks for no key.</summary>
    public HttpTriggerAttribute(params string[] methods)
    {
        Methods = methods;
    }

    /// <summary>All methods, with a key of the level.</summary>
    public HttpTriggerAttribute(AuthorizationLevel authLevel)
    {
        AuthLevel = authLevel;
    }

    /// <summary>The given methods, with a key of the level.</summary>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route template; the function's name when null.</summary>
    public string? Route { get; set; }

    /// <summary>The methods; all when null or empty.</summary>
    public string[]? Methods { get; private set; }

    /// <summary>Which key a request must carry.</summary>
    public AuthorizationLevel AuthLevel { get; private set; }
}
