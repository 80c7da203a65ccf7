using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Web;

namespace Pipeline.App.Triggers;

/// <summary>Hands requests for the pages to their pipeline, which signs people in itself: a browser has no function key.</summary>
public sealed class PageEndpoints(WebPipeline pages)
{
    [Function("SchoolPages")]
    public Task SchoolAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "s/{*path}")] HttpRequest request) =>
        pages.InvokeAsync(request.HttpContext);

    [Function("BureauPages")]
    public Task BureauAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "b/{*path}")] HttpRequest request) =>
        pages.InvokeAsync(request.HttpContext);

    [Function("Assets")]
    public Task AssetAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{name}")] HttpRequest request) =>
        pages.InvokeAsync(request.HttpContext);
}
