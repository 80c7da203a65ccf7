using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Steps.Status;

namespace Pipeline.App.Triggers;

/// <summary>退回 and 审核通过 of a school's submission.</summary>
public sealed class SchoolEndpoints(BureauDesk desk)
{
    [Function("ReturnSubmission")]
    public Task<IResult> ReturnAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/periods/{period}/schools/{school}/return")] HttpRequest request,
        string period,
        string school,
        CancellationToken cancellationToken
    ) => desk.ReturnAsync(period, school, request.Body, cancellationToken).ToHttpAsync();

    [Function("ApproveSubmission")]
    public Task<IResult> ApproveAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/periods/{period}/schools/{school}/approve")] HttpRequest request,
        string period,
        string school,
        CancellationToken cancellationToken
    ) => desk.ApproveAsync(period, school, request.Body, cancellationToken).ToHttpAsync();
}
