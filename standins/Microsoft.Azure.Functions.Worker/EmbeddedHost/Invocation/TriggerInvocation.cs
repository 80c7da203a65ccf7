namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;

/// <summary>What a listener hands over for one call of a function.</summary>
internal sealed class TriggerInvocation
{
    /// <summary>Makes the value of the trigger's parameter.</summary>
    public required Func<Type, CancellationToken, ValueTask<object?>> BindTrigger { get; init; }

    /// <summary>The binding data, which also fills parameters of these names.</summary>
    public IReadOnlyDictionary<string, object?> BindingData { get; init; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    public int RetryCount { get; init; }

    public int MaxRetryCount { get; init; }

    /// <summary>Why the function is called, for the log.</summary>
    public required string Reason { get; init; }

    /// <summary>Called with the context before the function.</summary>
    public Action<FunctionContext>? Prepare { get; init; }

    /// <summary>Called with the function's result, inside its scope.</summary>
    public Func<object?, CancellationToken, Task>? Complete { get; init; }
}
