using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pipeline.Web.Components;
using Pipeline.Web.Rendering;

namespace Pipeline.Web;

/// <summary>
/// Turns every failure into a page and a status. Behind the worker an exception that leaves an HTTP function becomes 200 with an empty
/// body, so none may; it is logged under the number that the page tells.
/// </summary>
internal sealed partial class FailurePages(RequestDelegate next, PageRenderer pages, ILogger<FailurePages> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            await AnswerAsync(http, exception);
            return;
        }
        if (!http.Response.HasStarted && http.Response.StatusCode >= StatusCodes.Status400BadRequest && http.Response.ContentType is null)
        {
            await WriteAsync(http, FailureWords.Of(http.Response.StatusCode, http.Request.Path));
        }
    }

    public static Task WriteStaleAsync(HttpContext http, PageRenderer pages) =>
        pages.WriteAsync<FailureView>(http, FailureWords.Stale(http.Request.Path), StatusCodes.Status400BadRequest);

    private async Task AnswerAsync(HttpContext http, Exception exception)
    {
        http.Response.Clear();
        if (exception is BadHttpRequestException bad)
        {
            await WriteAsync(http, FailureWords.Of(bad.StatusCode, http.Request.Path));
            return;
        }
        var id = RandomNumberGenerator.GetHexString(8);
        LogFailed(exception, id, http.Request.Method, http.GetEndpoint()?.DisplayName);
        await WriteOursAsync(
            http,
            FailureWords.Ours(http.Request.Path, id, http.Request.Path.Value?.EndsWith("/uploads", StringComparison.Ordinal) is true),
            id
        );
    }

    /// <summary>Where even the page of a failure fails, as without the keys of its forms, its words alone are written.</summary>
    private async Task WriteOursAsync(HttpContext http, FailureWords words, string id)
    {
        try
        {
            await WriteAsync(http, words);
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            LogFailed(exception, id, http.Request.Method, nameof(FailureView));
            http.Response.Clear();
            http.Response.StatusCode = words.Status;
            await Results.Text(words.Text, "text/plain", Encoding.UTF8, words.Status).ExecuteAsync(http);
        }
    }

    private Task WriteAsync(HttpContext http, FailureWords words) => pages.WriteAsync<FailureView>(http, words, words.Status);

    [LoggerMessage(1901, LogLevel.Error, "Request {Id} failed: {Method} {Endpoint}.")]
    private partial void LogFailed(Exception exception, string id, string method, string? endpoint);
}
