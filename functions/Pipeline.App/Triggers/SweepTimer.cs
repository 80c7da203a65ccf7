using Microsoft.Azure.Functions.Worker;
using Pipeline.Steps.Upkeep;

namespace Pipeline.App.Triggers;

/// <summary>Takes uploads that the trigger missed.</summary>
public sealed class SweepTimer(SweepUploads step)
{
    [Function("SweepUploads")]
    public Task RunAsync([TimerTrigger("%SweepSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        step.RunAsync(cancellationToken);
}
