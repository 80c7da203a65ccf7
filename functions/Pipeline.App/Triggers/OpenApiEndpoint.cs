using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Web.Api;

namespace Pipeline.App.Triggers;

/// <summary>Describes the API; it holds no data, so it asks for no key.</summary>
public sealed class OpenApiEndpoint
{
    [Function("OpenApi")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request) =>
        OpenApiDocument.ToResult();
}
