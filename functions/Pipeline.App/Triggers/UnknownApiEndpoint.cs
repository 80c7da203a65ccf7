using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Steps.Status;

namespace Pipeline.App.Triggers;

/// <summary>Answers what no other function of <c>api/</c> takes, which the host would leave without a word.</summary>
public sealed class UnknownApiEndpoint
{
    [Function("UnknownApi")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", "put", "delete", Route = "api/{*path}")] HttpRequest request
    ) => Task.FromResult(BureauDesk.Unknown(request.Method, request.Path)).ToHttpAsync();
}
