namespace Microsoft.Azure.Functions.Worker;

/// <summary>What is known about one execution of a function.</summary>
public abstract class FunctionContext
{
    /// <summary>Unique to this invocation.</summary>
    public abstract string InvocationId { get; }

    /// <summary>Unique to the function and the same in every invocation.</summary>
    public abstract string FunctionId { get; }

    /// <summary>The distributed tracing context.</summary>
    public abstract TraceContext TraceContext { get; }

    /// <summary>The binding data of the trigger.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>How often the event that triggered this invocation was tried before.</summary>
    public abstract RetryContext RetryContext { get; }

    /// <summary>The services of this invocation's scope.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>The function that is executed.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>Data shared within this invocation.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>The features that this context supports.</summary>
    public abstract IInvocationFeatures Features { get; }

    /// <summary>Fires when the host stops or the function's time is up.</summary>
    public virtual CancellationToken CancellationToken { get; } = CancellationToken.None;
}
