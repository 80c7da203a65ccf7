using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Pipeline.App.Triggers;
using Pipeline.Web.Api;

namespace Pipeline.App.Tests;

/// <summary>The API's document and its routes are the same.</summary>
public sealed class OpenApiTests
{
    [Fact]
    public void The_document_names_every_route_and_no_other()
    {
        using var document = JsonDocument.Parse(OpenApiDocument.Text);
        var described = document
            .RootElement.GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject()
                    .Select(method =>
                        $"{method.Name} {path.Name} {method.Value.GetProperty("operationId").GetString()} {IsOpen(method.Value)}"
                    )
            );
        var routes =
            from method in typeof(UploadTrigger).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            let name = method.GetCustomAttribute<FunctionAttribute>()?.Name
            let trigger = method
                .GetParameters()
                .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
                .FirstOrDefault(each => each is not null)
            where trigger?.Route?.StartsWith("api/", StringComparison.Ordinal) is true && name != "UnknownApi"
            from verb in trigger.Methods!
            select $"{verb} /{trigger.Route} {name} {trigger.AuthLevel == AuthorizationLevel.Anonymous}";
        Assert.Equal(routes.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        using var document = JsonDocument.Parse(OpenApiDocument.Text);
        foreach (var reference in References(document.RootElement))
        {
            var at = document.RootElement;
            foreach (var part in reference[2..].Split('/'))
            {
                Assert.True(at.TryGetProperty(part, out at), reference);
            }
        }
    }

    private static bool IsOpen(JsonElement operation) =>
        operation.TryGetProperty("security", out var security) && security.GetArrayLength() == 0;

    private static IEnumerable<string> References(JsonElement at) =>
        at.ValueKind switch
        {
            JsonValueKind.Object => at.EnumerateObject()
                .SelectMany(each => each.Name == "$ref" ? [each.Value.GetString()!] : References(each.Value)),
            JsonValueKind.Array => at.EnumerateArray().SelectMany(References),
            _ => [],
        };
}
