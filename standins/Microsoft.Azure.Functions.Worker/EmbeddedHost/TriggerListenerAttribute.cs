namespace Microsoft.Azure.Functions.Worker.EmbeddedHost;

/// <summary>Says which factory listens for a trigger attribute; stands on the attribute's class.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class TriggerListenerAttribute(Type factory) : Attribute
{
    public Type Factory { get; } = factory;
}
