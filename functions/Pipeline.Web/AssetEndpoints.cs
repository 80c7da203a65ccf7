using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pipeline.Web;

/// <summary>Style, script and icon: embedded, named by their content, kept by browsers for a year.</summary>
public static class AssetEndpoints
{
    private static readonly Dictionary<string, (byte[] Content, string Type)> Assets = Load();

    /// <summary>The address of an asset; it changes with the content.</summary>
    public static string AddressOf(string name) =>
        $"/assets/{name}?v={Convert.ToHexStringLower(SHA256.HashData(Assets[name].Content))[..10]}";

    /// <summary>All assets together, in bytes.</summary>
    public static int TotalBytes => Assets.Values.Sum(asset => asset.Content.Length);

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/assets/{name}",
                (string name, HttpContext http) =>
                {
                    if (!Assets.TryGetValue(name, out var asset))
                    {
                        return Results.NotFound();
                    }
                    http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                    return Results.Bytes(asset.Content, asset.Type);
                }
            )
            .AllowAnonymous();

    private static Dictionary<string, (byte[], string)> Load()
    {
        var assets = new Dictionary<string, (byte[], string)>(StringComparer.Ordinal);
        var assembly = typeof(AssetEndpoints).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith("assets/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            assets[resource["assets/".Length..]] = (
                content,
                Path.GetExtension(resource) switch
                {
                    ".css" => "text/css; charset=utf-8",
                    ".js" => "text/javascript; charset=utf-8",
                    _ => "image/svg+xml",
                }
            );
        }
        return assets;
    }
}
