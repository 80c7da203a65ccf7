using Microsoft.Azure.Functions.Worker;
using Pipeline.Steps.Upkeep;

namespace Pipeline.App.Triggers;

/// <summary>Records uploads that failed five times.</summary>
public sealed class PoisonTimer(ReviewPoisonedUploads step)
{
    [Function("ReviewPoisonedUploads")]
    public Task RunAsync([TimerTrigger("%PoisonSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        step.RunAsync(cancellationToken);
}
