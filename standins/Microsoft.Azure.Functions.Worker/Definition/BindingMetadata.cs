namespace Microsoft.Azure.Functions.Worker;

/// <summary>Describes a binding.</summary>
public abstract class BindingMetadata
{
    /// <summary>The name of the bound parameter.</summary>
    public abstract string Name { get; }

    /// <summary>The type of the binding, such as <c>blobTrigger</c>.</summary>
    public abstract string Type { get; }

    /// <summary>The direction of the binding.</summary>
    public abstract BindingDirection Direction { get; }
}
