namespace Microsoft.Azure.Functions.Worker;

/// <summary>The binding data of one invocation.</summary>
public abstract class BindingContext
{
    /// <summary>Everything that the trigger tells, by name without regard to case.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
