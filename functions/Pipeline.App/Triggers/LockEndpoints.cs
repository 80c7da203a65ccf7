using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Steps.Status;

namespace Pipeline.App.Triggers;

/// <summary>锁定, 取消锁定, and the deadline of a period.</summary>
public sealed class LockEndpoints(BureauDesk desk)
{
    [Function("LockPeriod")]
    public Task<IResult> LockAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/periods/{period}/lock")] HttpRequest request,
        string period,
        CancellationToken cancellationToken
    ) => desk.LockAsync(period, true, request.Body, cancellationToken).ToHttpAsync();

    [Function("UnlockPeriod")]
    public Task<IResult> UnlockAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/periods/{period}/unlock")] HttpRequest request,
        string period,
        CancellationToken cancellationToken
    ) => desk.LockAsync(period, false, request.Body, cancellationToken).ToHttpAsync();

    [Function("SetDeadline")]
    public Task<IResult> DeadlineAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/periods/{period}/deadline")] HttpRequest request,
        string period,
        CancellationToken cancellationToken
    ) => desk.DeadlineAsync(period, request.Body, cancellationToken).ToHttpAsync();
}
