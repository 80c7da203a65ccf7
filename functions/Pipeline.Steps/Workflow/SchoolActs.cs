using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.History;
using Pipeline.Storage;

namespace Pipeline.Steps.Workflow;

/// <summary>
/// What returning and approving share: the act goes into the history together with the status that follows, or not at all.
/// </summary>
public sealed partial class SchoolActs(SubmissionStore submissions, PeriodStore periods, TimeProvider time, ILogger<SchoolActs> log)
{
    /// <param name="refusal">Says why the act does not go with the status and lock as they are, in Chinese; null if it does.</param>
    internal async Task<ActResult> RunAsync(
        ActRequest request,
        WorkflowAction action,
        Func<SubmissionStatus, PeriodLock, string?> refusal,
        CancellationToken cancellationToken
    )
    {
        var partition = SubmissionPartition.Of(request.Period, request.School);
        while (true)
        {
            var periodLock = await periods.LockAsync(request.Period, cancellationToken);
            var page = await submissions.ReadAsync(partition, cancellationToken);
            var status = page.Fold(periodLock);
            var target = request.Version ?? status.Accepted?.Version;
            if (IsDone(page, status, action, request.Version))
            {
                return new ActResult(ActOutcome.AlreadyDone, "已经办理过,没有重复记录。");
            }
            if (target is null || status.Accepted?.Version != target)
            {
                return new ActResult(
                    ActOutcome.Refused,
                    request.Version is null ? "该校没有计入汇总的上报,不能办理。" : "该校计入汇总的已不是这一份上报,请核对后再办理。"
                );
            }
            if (refusal(status, periodLock) is { } why)
            {
                return new ActResult(ActOutcome.Refused, why);
            }
            await periods.TouchAsync(request.Period, time.GetUtcNow(), cancellationToken);
            if (await submissions.TryAddAsync(page, Record(request, action, target, status), periodLock, cancellationToken))
            {
                LogDone(action, target, partition.Key);
                return new ActResult(ActOutcome.Done, action == WorkflowAction.Returned ? "已退回。" : "已审核通过。");
            }
        }
    }

    private static bool IsDone(SubmissionHistory page, SubmissionStatus status, WorkflowAction action, string? version) =>
        action == WorkflowAction.Returned
            ? status.State == ReportingState.Returned
                && (version is null || page.Acts.Any(act => act.Action == action && act.Version == version))
            : status.State == ReportingState.Approved && (version is null || version == status.Accepted?.Version);

    private WorkflowRecord Record(ActRequest request, WorkflowAction action, string version, SubmissionStatus status)
    {
        var at = time.GetUtcNow();
        var text = string.Create(CultureInfo.InvariantCulture, $"{action}\n{version}\n{request.Who}\n{request.Why}\n{at.UtcTicks}");
        var after = action == WorkflowAction.Returned ? ReportingState.Returned : ReportingState.Approved;
        return new WorkflowRecord(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10],
            at,
            action,
            version,
            request.Who,
            request.Why
        )
        {
            Before = status.State.ChineseName(),
            After = after.ChineseName(),
        };
    }

    [LoggerMessage(1201, LogLevel.Information, "{Action} of upload {Version} of {Partition} is recorded.")]
    private partial void LogDone(WorkflowAction action, string version, string partition);
}
