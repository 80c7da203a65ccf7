using System.Text.Json;
using Pipeline.LocalHost.Protocol;
using Pipeline.LocalHost.Storage;
using Pipeline.LocalHost.Worker;

namespace Pipeline.LocalHost.Timers;

/// <summary>
/// Runs one timer function when it is due, on one host of the app at a time; a run that was missed is made up for at the start.
/// </summary>
internal sealed class TimerFunction
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly FunctionDescription function;
    private readonly TimerSchedule schedule;
    private readonly Invocations invocations;
    private readonly HostStorage storage;
    private readonly HeldLock held;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly bool isRemembered;
    private bool runsAtStart;

    public TimerFunction(
        FunctionDescription function,
        string schedule,
        Invocations invocations,
        HostStorage storage,
        TimeProvider time,
        ILogger logger
    )
    {
        this.function = function;
        this.schedule = TimerSchedule.Parse(schedule);
        this.invocations = invocations;
        this.storage = storage;
        this.time = time;
        this.logger = logger;
        held = storage.Lock($"Host.Functions.{function.Name}.Listener");
        isRemembered =
            !string.Equals(function.Text("useMonitor"), "false", StringComparison.OrdinalIgnoreCase) && this.schedule.IsRemembered(Now);
        runsAtStart = string.Equals(function.Text("runOnStartup"), "true", StringComparison.OrdinalIgnoreCase);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private string StatusPath => storage.PathOf("timers", $"Host.Functions.{function.Name}/status");

    /// <summary>
    /// Until told to stop. Whatever goes wrong, storage that is away above all, is told and tried again: the timer never ends by a failure.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        TimerStatus? status = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (!await held.HoldAsync(cancellationToken))
                {
                    // Another host runs this timer; when it is this one's turn, it reads what that one did.
                    status = null;
                }
                else if ((status ??= await StartAsync(cancellationToken)) is { } known && (runsAtStart || known.Next <= Now))
                {
                    status = await RunOnceAsync(known, cancellationToken);
                    continue;
                }
            }
            catch (Exception exception)
            {
                logger.LogWarning(
                    "Timer {Function} did not run and is tried again: {Message}",
                    function.Name,
                    exception.Message.Split('\n')[0]
                );
            }
            await PauseAsync(status, cancellationToken);
        }
        await held.ReleaseAsync();
    }

    private async Task<TimerStatus> StartAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        if (isRemembered && await storage.ReadAsync<TimerStatus>(StatusPath, cancellationToken) is { } known)
        {
            // Counted anew from the last run, since the schedule may be another one now.
            return known with { Next = schedule.Next(DateTime.SpecifyKind(known.LastUpdated, DateTimeKind.Utc)) };
        }
        var first = new TimerStatus(default, schedule.Next(now), now);
        await RememberAsync(first, cancellationToken);
        return first;
    }

    private async Task<TimerStatus> RunOnceAsync(TimerStatus status, CancellationToken cancellationToken)
    {
        runsAtStart = false;
        var began = Now;
        var isPastDue = began - status.Next > TimeSpan.FromSeconds(5);
        using var renewing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewal = RenewAsync(renewing.Token);
        try
        {
            // Not cancelled when the host stops: what runs is drained.
            await invocations.RunAsync(function, Request(status, isPastDue), CancellationToken.None);
        }
        catch (Exception exception) when (exception is FunctionFailedException or TimeoutException or HostStartException)
        {
            logger.LogError("{Message}", exception.Message);
        }
        finally
        {
            await renewing.CancelAsync();
            await renewal;
        }
        var done = new TimerStatus(began, schedule.Next(Now), began);
        await RememberAsync(done, CancellationToken.None);
        return done;
    }

    private InvocationRequest Request(TimerStatus status, bool isPastDue)
    {
        var info = new
        {
            Schedule = new { AdjustForDST = true },
            ScheduleStatus = isRemembered ? status : null,
            IsPastDue = isPastDue,
        };
        var data = new TypedData { Json = JsonSerializer.Serialize(info) };
        var request = new InvocationRequest { InvocationId = Guid.NewGuid().ToString() };
        request.InputData.Add(new ParameterBinding { Name = function.TriggerName, Data = data });
        request.TriggerMetadata.Add(function.TriggerName, data);
        return request;
    }

    private Task RememberAsync(TimerStatus status, CancellationToken cancellationToken) =>
        isRemembered ? storage.WriteAsync(StatusPath, status, cancellationToken) : Task.CompletedTask;

    /// <summary>A run may take longer than the lock lasts.</summary>
    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Waiting.ForAsync(Pause, time, cancellationToken);
            try
            {
                if (!cancellationToken.IsCancellationRequested && !await held.HoldAsync(CancellationToken.None))
                {
                    logger.LogWarning("Timer {Function} lost its lock while it runs; another host may run it too.", function.Name);
                }
            }
            catch (Exception exception)
            {
                logger.LogWarning("Timer {Function} cannot renew its lock: {Message}", function.Name, exception.Message.Split('\n')[0]);
            }
        }
    }

    private Task PauseAsync(TimerStatus? status, CancellationToken cancellationToken)
    {
        var untilDue = status is null ? Pause : status.Next - Now;
        return Waiting.ForAsync(untilDue < Pause ? untilDue : Pause, time, cancellationToken);
    }
}
