using Microsoft.Azure.Functions.Worker;

namespace FunctionsHost.Tests.Support;

/// <summary>One call of a test function.</summary>
public sealed record Call(string Function, string Name, string Text, FunctionContext Context, TimerInfo? Timer = null);
