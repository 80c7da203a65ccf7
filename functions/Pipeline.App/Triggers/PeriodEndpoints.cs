using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Steps.Status;

namespace Pipeline.App.Triggers;

/// <summary>A period's status, its publication, and the retry of uploads that failed.</summary>
public sealed class PeriodEndpoints(BureauDesk desk)
{
    [Function("PeriodStatus")]
    public Task<IResult> StatusAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/periods/{period}")] HttpRequest request,
        string period,
        CancellationToken cancellationToken
    ) => desk.StatusAsync(period, cancellationToken).ToHttpAsync();

    [Function("PublishPeriod")]
    public Task<IResult> PublishAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/periods/{period}/publish")] HttpRequest request,
        string period,
        CancellationToken cancellationToken
    ) => desk.PublishAsync(period, request.Body, cancellationToken).ToHttpAsync();

    [Function("RetryUploads")]
    public Task<IResult> RetryAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/periods/{period}/retry")] HttpRequest request,
        string period,
        CancellationToken cancellationToken
    ) => desk.RetryAsync(period, request.Body, cancellationToken).ToHttpAsync();
}
