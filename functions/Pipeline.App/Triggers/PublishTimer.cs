using Microsoft.Azure.Functions.Worker;
using Pipeline.Steps.Publish;

namespace Pipeline.App.Triggers;

/// <summary>Publishes what changed.</summary>
public sealed class PublishTimer(PublishDuePeriods step)
{
    [Function("PublishDuePeriods")]
    public Task RunAsync([TimerTrigger("%PublishSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        step.RunAsync(cancellationToken);
}
