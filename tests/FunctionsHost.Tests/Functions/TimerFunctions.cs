using FunctionsHost.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace FunctionsHost.Tests.Functions;

public sealed class EverySecond(CallLog calls)
{
    [Function("EverySecond")]
    public void Run([TimerTrigger("* * * * * *")] TimerInfo timer, FunctionContext context) =>
        calls.Add(new Call("EverySecond", "", "", context, timer));
}

public sealed class EverySecondFailing(CallLog calls)
{
    [Function("EverySecondFailing")]
    public async Task Run([TimerTrigger("* * * * * *")] TimerInfo timer, FunctionContext context, CancellationToken cancellationToken)
    {
        calls.Add(new Call("EverySecondFailing", "", "", context, timer));
        await Task.Delay(1, cancellationToken);
        throw new InvalidOperationException("a bug");
    }
}

public sealed class Daily(CallLog calls)
{
    [Function("Daily")]
    public void Run([TimerTrigger("%schedule%")] TimerInfo timer, FunctionContext context) =>
        calls.Add(new Call("Daily", "", "", context, timer));
}

public sealed class DailyAtStart(CallLog calls)
{
    [Function("DailyAtStart")]
    public void Run([TimerTrigger("%schedule%", RunOnStartup = true)] TimerInfo timer, FunctionContext context) =>
        calls.Add(new Call("DailyAtStart", "", "", context, timer));
}

public sealed class DailyUnmonitored(CallLog calls)
{
    [Function("DailyUnmonitored")]
    public void Run([TimerTrigger("%schedule%", UseMonitor = false, RunOnStartup = true)] TimerInfo timer, FunctionContext context) =>
        calls.Add(new Call("DailyUnmonitored", "", "", context, timer));
}
