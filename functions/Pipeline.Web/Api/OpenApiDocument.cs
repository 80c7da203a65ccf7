using System.Text;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Web.Api;

/// <summary>The description of <c>api/*</c> in OpenAPI 3.1; a test holds it against the routes.</summary>
public static class OpenApiDocument
{
    public static string Text { get; } = Read();

    public static IResult ToResult() => Results.Text(Text, "application/json", Encoding.UTF8);

    private static string Read()
    {
        using var reader = new StreamReader(typeof(OpenApiDocument).Assembly.GetManifestResourceStream("openapi.json")!);
        return reader.ReadToEnd();
    }
}
