using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Web.Bureau;
using Pipeline.Web.SchoolPages;

namespace Pipeline.Web;

/// <summary>The pages as one ordinary pipeline, which a catch-all HTTP function or plain Kestrel hands its requests to.</summary>
public sealed class WebPipeline
{
    private readonly RequestDelegate pipeline;
    private readonly IEndpointRouteBuilder routes;

    public WebPipeline(IServiceProvider services)
    {
        var app = new ApplicationBuilder(services);
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<FailurePages>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<FormGuard>();
        routes = (IEndpointRouteBuilder)app.Properties["__EndpointRouteBuilder"]!;
        app.UseEndpoints(endpoints =>
        {
            AssetEndpoints.Map(endpoints);
            SchoolEndpoints.Map(endpoints);
            BureauSignInEndpoints.Map(endpoints);
            PeriodEndpoints.Map(endpoints);
            OneSchoolEndpoints.Map(endpoints);
            FiguresEndpoints.Map(endpoints);
            RosterEndpoints.Map(endpoints);
            LogEndpoints.Map(endpoints);
        });
        app.Run(http =>
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        pipeline = app.Build();
    }

    /// <summary>Every endpoint of the pages.</summary>
    public IEnumerable<RouteEndpoint> Endpoints => routes.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    /// <summary>Answers a request; never throws but where the answer has begun.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        // The worker's own endpoint is the function; ours is found anew.
        http.SetEndpoint(null);
        return pipeline(http);
    }
}
