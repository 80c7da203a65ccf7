using Microsoft.Azure.Functions.Worker;
using Pipeline.Steps.Upkeep;

namespace Pipeline.App.Triggers;

/// <summary>Takes away what is kept elsewhere or superseded for long.</summary>
public sealed class CleanUpTimer(CleanUp step)
{
    [Function("CleanUp")]
    public Task RunAsync([TimerTrigger("%CleanUpSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        step.RunAsync(cancellationToken);
}
