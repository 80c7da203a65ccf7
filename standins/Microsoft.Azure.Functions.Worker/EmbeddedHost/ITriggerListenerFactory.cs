using Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost;

/// <summary>Makes the listener of one kind of trigger; every extension brings its own.</summary>
internal interface ITriggerListenerFactory
{
    /// <summary>The names that parameters of the function may carry besides the trigger's.</summary>
    IEnumerable<string> BindingNames(FunctionDescriptor function);

    /// <summary>One listener for all functions of the kind; throws if one of them cannot be served.</summary>
    ITriggerListener Create(IReadOnlyList<FunctionDescriptor> functions);
}
