using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.LocalHost.TestApp;

public static class HttpFunctions
{
    /// <summary>Says what came.</summary>
    [Function("Echo")]
    public static async Task<IResult> EchoAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "echo/{*path}")] HttpRequest request,
        string? path
    )
    {
        var length = 0L;
        var buffer = new byte[65_536];
        for (int read; (read = await request.Body.ReadAsync(buffer)) > 0; length += read) { }
        request.HttpContext.Response.Headers["X-Answer"] = "passed on";
        return Results.Json(
            new
            {
                path,
                method = request.Method,
                target = request.Path.Value,
                query = request.QueryString.Value,
                host = request.Host.Value,
                cookie = request.Headers.Cookie.ToString(),
                own = request.Headers["X-Own"].ToString(),
                length,
            }
        );
    }

    [Function("Go")]
    public static IResult Go([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "go")] HttpRequest request)
    {
        request.HttpContext.Response.Cookies.Append("session", "1", new CookieOptions { HttpOnly = true });
        return Results.Redirect("/echo/there");
    }

    [Function("Keyed")]
    public static IResult Keyed([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/keyed")] HttpRequest request) =>
        Results.Text(request.Method);

    [Function("Process")]
    public static IResult Process([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "process")] HttpRequest request) =>
        Results.Text(Environment.ProcessId + request.QueryString.Value);

    [Function("Fail")]
    public static IResult Fail([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fail")] HttpRequest request) =>
        throw new InvalidOperationException("It failed on purpose: " + request.Method);

    /// <summary>Takes long; stops when told to, unless it is stubborn.</summary>
    [Function("Long")]
    public static async Task<IResult> LongAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "long/{kind}")] HttpRequest request,
        string kind,
        FunctionContext context
    )
    {
        await Seen.TellAsync("long-began");
        try
        {
            await Task.Delay(TimeSpan.FromMinutes(5), kind == "stubborn" ? CancellationToken.None : context.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            await Seen.TellAsync("long-cancelled");
            throw;
        }
        return Results.Text(request.Method);
    }

    /// <summary>Ends as a crash does.</summary>
    [Function("Die")]
    public static IResult Die([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "die")] HttpRequest request)
    {
        System.Diagnostics.Process.GetCurrentProcess().Kill();
        return Results.Text(request.Method);
    }
}
