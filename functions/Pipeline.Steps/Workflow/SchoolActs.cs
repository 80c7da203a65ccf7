using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Standing;
using Pipeline.Storage;

namespace Pipeline.Steps.Workflow;

/// <summary>What returning and approving share: the act goes into the history together with the standing that follows, or not at all.</summary>
public sealed partial class SchoolActs(SubmissionLedger ledger, PeriodBook periods, TimeProvider time, ILogger<SchoolActs> log)
{
    /// <param name="refusal">Says why the act does not go with the standing and lock as they are, in Chinese; null where it does.</param>
    internal async Task<ActResult> RunAsync(ActRequest request, WorkflowAction action, Func<SchoolStanding, PeriodLock, string?> refusal, CancellationToken cancellationToken)
    {
        var partition = LedgerPartition.Of(request.Period, request.School);
        while (true)
        {
            var periodLock = await periods.LockAsync(request.Period, cancellationToken);
            var page = await ledger.ReadAsync(partition, cancellationToken);
            var standing = page.Fold(periodLock);
            var target = request.Version ?? standing.Accepted?.Version;
            if (IsDone(page, standing, action, request.Version))
            {
                return new ActResult(ActOutcome.AlreadyDone, "已经办理过,没有重复记录。");
            }
            if (target is null || standing.Accepted?.Version != target)
            {
                return new ActResult(ActOutcome.Refused, request.Version is null ? "该校没有计入汇总的上报,不能办理。" : "该校计入汇总的已不是这一份上报,请核对后再办理。");
            }
            if (refusal(standing, periodLock) is { } why)
            {
                return new ActResult(ActOutcome.Refused, why);
            }
            await periods.TouchAsync(request.Period, time.GetUtcNow(), cancellationToken);
            if (await ledger.TryAddAsync(page, Record(request, action, target), periodLock, cancellationToken))
            {
                LogDone(action, target, partition.Key);
                return new ActResult(ActOutcome.Done, action == WorkflowAction.Returned ? "已退回。" : "已审核通过。");
            }
        }
    }

    private static bool IsDone(LedgerPage page, SchoolStanding standing, WorkflowAction action, string? version) => action == WorkflowAction.Returned
        ? standing.State == ReportingState.Returned && (version is null || page.Acts.Any(act => act.Action == action && act.Version == version))
        : standing.State == ReportingState.Approved && (version is null || version == standing.Accepted?.Version);

    private WorkflowRecord Record(ActRequest request, WorkflowAction action, string version)
    {
        var at = time.GetUtcNow();
        var text = string.Create(CultureInfo.InvariantCulture, $"{action}\n{version}\n{request.Who}\n{request.Why}\n{at.UtcTicks}");
        return new WorkflowRecord(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10], at, action, version, request.Who, request.Why);
    }

    [LoggerMessage(1201, LogLevel.Information, "{Action} of upload {Version} of {Partition} is recorded.")]
    private partial void LogDone(WorkflowAction action, string version, string partition);
}
