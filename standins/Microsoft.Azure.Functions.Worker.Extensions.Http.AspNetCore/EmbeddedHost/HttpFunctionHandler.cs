using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Http;

/// <summary>One HTTP function: checks the key, calls the function, and writes what it returned.</summary>
internal sealed partial class HttpFunctionHandler(
    FunctionEndpoint endpoint, HostKeys keys, FunctionInvoker invoker, ILogger logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            if (!await keys.AllowsAsync(context.Request, endpoint.Trigger.AuthLevel, context.RequestAborted).ConfigureAwait(false))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            LogNoKeys(logger, failure, endpoint.Function.Name);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        await InvokeAsync(context).ConfigureAwait(false);
    }

    private async Task InvokeAsync(HttpContext context)
    {
        var trigger = new TriggerInvocation
        {
            BindTrigger = (_, _) => ValueTask.FromResult<object?>(context.Request),
            BindingData = new Dictionary<string, object?>(context.Request.RouteValues, StringComparer.OrdinalIgnoreCase),
            Reason = $"{context.Request.Method} {context.Request.Path}",
            Prepare = function =>
            {
                function.Items[FunctionContextExtensions.HttpContextKey] = context;
                context.RequestServices = function.InstanceServices;
            },
            Complete = (result, _) => WriteAsync(context, result),
        };
        var outer = context.RequestServices;
        try
        {
            await invoker.InvokeAsync(endpoint.Function, trigger, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception) when (!context.Response.HasStarted)
        {
            // Logged by the invoker; its text is not for the caller.
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        finally
        {
            context.RequestServices = outer;
        }
    }

    private static Task WriteAsync(HttpContext context, object? result)
    {
        switch (result)
        {
            case IResult http:
                return http.ExecuteAsync(context);
            case IActionResult action:
                return action.ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor()));
            case null:
                if (!context.Response.HasStarted && context.Response is { StatusCode: StatusCodes.Status200OK, ContentLength: null })
                {
                    context.Response.StatusCode = StatusCodes.Status204NoContent;
                }

                return Task.CompletedTask;
            case string text:
                return Results.Text(text).ExecuteAsync(context);
            default:
                return Results.Json(result).ExecuteAsync(context);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "'{Function}' cannot be called: the host's keys cannot be read")]
    private static partial void LogNoKeys(ILogger logger, Exception failure, string function);
}
