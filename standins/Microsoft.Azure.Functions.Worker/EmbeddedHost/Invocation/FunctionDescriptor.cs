using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;

/// <summary>One function: its method, its trigger and how an instance of its class is made.</summary>
internal sealed class FunctionDescriptor
{
    private readonly ObjectFactory? _activate;

    public FunctionDescriptor(string name, MethodInfo method)
    {
        Name = name;
        Method = method;
        Parameters = method.GetParameters();
        var triggers = Parameters.Where(parameter => parameter.GetCustomAttribute<TriggerBindingAttribute>() is not null).ToList();
        if (triggers.Count != 1)
        {
            throw new InvalidOperationException($"Function '{name}' has {triggers.Count} triggers instead of one.");
        }

        TriggerParameter = triggers[0];
        Trigger = TriggerParameter.GetCustomAttribute<TriggerBindingAttribute>()!;
        ListenerFactory = Trigger.GetType().GetCustomAttribute<TriggerListenerAttribute>()?.Factory
            ?? throw new InvalidOperationException($"Function '{name}': the embedded host has no listener for {Trigger.GetType().Name}.");
        _activate = method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, Type.EmptyTypes);
        Definition = new EmbeddedFunctionDefinition(this);
    }

    public string Name { get; }

    /// <summary>As the real host names it; it stands in receipts, queue messages and the paths of timers.</summary>
    public string Id => "Host.Functions." + Name;

    public MethodInfo Method { get; }

    public IReadOnlyList<ParameterInfo> Parameters { get; }

    public ParameterInfo TriggerParameter { get; }

    public TriggerBindingAttribute Trigger { get; }

    public Type ListenerFactory { get; }

    public FunctionDefinition Definition { get; }

    public object? Activate(IServiceProvider services) => _activate?.Invoke(services, null);

    /// <exception cref="InvalidOperationException">A parameter can never be bound.</exception>
    public void CheckParameters(IEnumerable<string> names)
    {
        var known = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unknown = Parameters.FirstOrDefault(parameter =>
            parameter != TriggerParameter
            && parameter.ParameterType != typeof(FunctionContext)
            && parameter.ParameterType != typeof(CancellationToken)
            && !parameter.HasDefaultValue
            && !known.Contains(parameter.Name!));
        if (unknown is not null)
        {
            throw new InvalidOperationException(
                $"Function '{Name}': nothing binds the parameter '{unknown.Name}'. The trigger offers: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }
    }
}
