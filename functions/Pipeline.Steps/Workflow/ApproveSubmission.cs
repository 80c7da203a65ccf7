using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.History;

namespace Pipeline.Steps.Workflow;

/// <summary>审核通过: the submission that counts is approved; a later upload needs approval again.</summary>
public sealed class ApproveSubmission(SchoolActs acts)
{
    public Task<ActResult> RunAsync(ActRequest request, CancellationToken cancellationToken) =>
        acts.RunAsync(
            request,
            WorkflowAction.Approved,
            (status, _) =>
                status.State is ReportingState.Accepted or ReportingState.AcceptedWithQueries
                    ? null
                    : "该校最新的上报没有通过,不能审核通过。",
            cancellationToken
        );
}
