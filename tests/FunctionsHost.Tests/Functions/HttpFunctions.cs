using FunctionsHost.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace FunctionsHost.Tests.Functions;

public sealed class HttpFunctions(CallLog calls)
{
    [Function("Summary")]
    public IResult Summary(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "summaries/{period:regex(^\\d{{4}}(-H[12])?$)}/{page:int?}")] HttpRequest request,
        string period, int? page, FunctionContext context)
    {
        calls.Add(new Call("Summary", period, request.QueryString.Value!, context));
        return Results.Json(new { period, page, same = ReferenceEquals(context.GetHttpContext(), request.HttpContext) });
    }

    [Function("Upload")]
    public async Task<IActionResult> Upload([HttpTrigger(AuthorizationLevel.Function, "post", "put")] HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return new ObjectResult(new { received = await reader.ReadToEndAsync() }) { StatusCode = StatusCodes.Status201Created };
    }

    [Function("Admin")]
    public string Admin([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "management")] HttpRequest request) => request.Method;

    [Function("Throws")]
    public Task<IResult> Throws([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        throw new InvalidOperationException("secret text " + request.Path);

    [Function("Silent")]
    public Task Silent([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Task.Delay(1, request.HttpContext.RequestAborted);

    [Function("Refuses")]
    public IResult Refuses([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        Results.StatusCode(request.Method == "GET" ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status418ImATeapot);

    [Function("Long")]
    public async Task<IResult> Long([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, FunctionContext context, CancellationToken cancellationToken)
    {
        calls.Add(new Call("Long", request.Method, "", context));
        await calls.Gate.Task.WaitAsync(cancellationToken);
        return Results.Ok();
    }
}
