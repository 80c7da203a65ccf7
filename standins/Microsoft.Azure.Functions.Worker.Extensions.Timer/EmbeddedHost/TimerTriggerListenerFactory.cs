using Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Settings;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Storage;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Timers;

internal sealed class TimerTriggerListenerFactory(
    HostState state, StorageConnections connections, FunctionInvoker invoker, ILoggerFactory loggers) : ITriggerListenerFactory
{
    public IEnumerable<string> BindingNames(FunctionDescriptor function) => [];

    public ITriggerListener Create(IReadOnlyList<FunctionDescriptor> functions)
    {
        var hosts = connections.Blobs(null).GetBlobContainerClient("azure-webjobs-hosts");
        var logger = loggers.CreateLogger("Host.Triggers.Timer");
        return new TimerTriggerListener(functions.Select(function => Create(function)).ToList());

        FunctionTimer Create(FunctionDescriptor function)
        {
            if (function.TriggerParameter.ParameterType != typeof(TimerInfo))
            {
                throw new InvalidOperationException($"Function '{function.Name}': a timer gives a TimerInfo.");
            }

            var attribute = (TimerTriggerAttribute)function.Trigger;
            var schedule = TimerSchedule.Parse(SettingTokens.Resolve(attribute.Schedule, state.Configuration));
            var monitored = attribute.UseMonitor && !schedule.IsUnderAMinute(state.Clock.GetUtcNow().UtcDateTime);
            var monitor = monitored ? new ScheduleMonitor(hosts, state.HostId, function.Id) : null;
            var timerLock = new TimerLock(hosts, state.HostId, function.Id, state.Options.TimerLease, state.Clock);
            return new FunctionTimer(function, schedule, attribute.RunOnStartup, monitor, timerLock, invoker, state.Clock, logger);
        }
    }
}
