using Pipeline.Domain.History;

namespace Pipeline.Steps.Workflow;

/// <summary>退回: the submission that counts counts no longer, until the school uploads anew.</summary>
public sealed class ReturnSubmission(SchoolActs acts)
{
    public Task<ActResult> RunAsync(ActRequest request, CancellationToken cancellationToken) =>
        acts.RunAsync(
            request,
            WorkflowAction.Returned,
            (_, periodLock) =>
                request.Why.Length == 0 ? "退回要写明原因。"
                : periodLock.IsLocked ? "报告期已锁定,取消锁定后才能退回。"
                : null,
            cancellationToken
        );
}
