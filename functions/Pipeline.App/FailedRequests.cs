using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Pipeline.App;

/// <summary>
/// Answers a request whose function threw. Without this the worker gives 200 with nothing in it; here it is 500 and a sentence, and the
/// invocation still counts as failed, so that log and telemetry have the exception.
/// </summary>
internal sealed class FailedRequests : IFunctionsWorkerMiddleware
{
    public const string Message = "系统出错,这次操作没有完成。请稍后再试;如果仍不成功,请告诉管理员出错的时间。";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception)
            when (context.GetHttpContext() is { Response.HasStarted: false, RequestAborted.IsCancellationRequested: false } http)
        {
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await http.Response.WriteAsJsonAsync(new { message = Message });
            throw;
        }
    }
}
