namespace Microsoft.Azure.Functions.Worker;

/// <summary>The W3C trace context of one invocation.</summary>
public abstract class TraceContext
{
    /// <summary>The <c>traceparent</c> of the invocation.</summary>
    public abstract string TraceParent { get; }

    /// <summary>The <c>tracestate</c> of the invocation.</summary>
    public abstract string TraceState { get; }

    /// <summary>Attributes that belong to the trace.</summary>
    public virtual IReadOnlyDictionary<string, string> Attributes => new Dictionary<string, string>();
}
