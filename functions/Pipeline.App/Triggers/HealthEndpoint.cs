using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Steps.Status;

namespace Pipeline.App.Triggers;

/// <summary>Tells a probe whether storage answers; it tells nothing else, so it asks for no key.</summary>
public sealed class HealthEndpoint(BureauDesk desk)
{
    [Function("Health")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request,
        CancellationToken cancellationToken
    ) => desk.HealthAsync(cancellationToken).ToHttpAsync();
}
