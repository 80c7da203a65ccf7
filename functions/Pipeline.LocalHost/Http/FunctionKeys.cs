using System.Security.Cryptography;
using System.Text;
using Pipeline.LocalHost.Worker;

namespace Pipeline.LocalHost.Http;

/// <summary>
/// The keys that HTTP functions ask for: one for functions, one for everything. They come with the host's start, or are made up.
/// </summary>
internal sealed class FunctionKeys(HostSettings options)
{
    private readonly string functionKey = options.Configuration["LocalHost:FunctionKey"] ?? Guid.NewGuid().ToString("N");
    private readonly string masterKey = options.Configuration["LocalHost:MasterKey"] ?? Guid.NewGuid().ToString("N");

    /// <summary>True if the request carries a key that the function's level asks for, in the header or in the query.</summary>
    public bool Allow(HttpRequest request, FunctionDescription function)
    {
        var level = function.Text("authLevel") ?? "function";
        if (string.Equals(level, "anonymous", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }
        return IsMaster(request)
            || (!string.Equals(level, "admin", StringComparison.OrdinalIgnoreCase) && Same(Given(request), functionKey));
    }

    public bool IsMaster(HttpRequest request) => Same(Given(request), masterKey);

    private static string Given(HttpRequest request) =>
        request.Headers.TryGetValue("x-functions-key", out var header) ? header.ToString() : request.Query["code"].ToString();

    private static bool Same(string given, string key) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key));
}
