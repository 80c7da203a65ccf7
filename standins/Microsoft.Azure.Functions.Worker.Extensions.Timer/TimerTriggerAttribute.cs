using Microsoft.Azure.Functions.Worker.EmbeddedHost;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Timers;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Calls the function by a schedule of six NCRONTAB fields, a time span, or <c>%Setting%</c> that holds one of them.</summary>
[TriggerListener(typeof(TimerTriggerListenerFactory))]
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>The schedule, in UTC.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Whether the schedule is kept in storage, so that a missed run is made up for; never for schedules under a minute.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether the function is called when the host starts.</summary>
    public bool RunOnStartup { get; set; }
}
