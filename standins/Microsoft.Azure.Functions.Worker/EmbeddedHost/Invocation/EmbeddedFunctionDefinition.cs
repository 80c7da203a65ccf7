using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;

internal sealed class EmbeddedFunctionDefinition(FunctionDescriptor function) : FunctionDefinition
{
    public override ImmutableArray<FunctionParameter> Parameters { get; } =
        [.. function.Parameters.Select(parameter => new FunctionParameter(parameter.Name!, parameter.ParameterType))];

    public override string PathToAssembly => function.Method.Module.FullyQualifiedName;

    public override string EntryPoint { get; } = $"{function.Method.DeclaringType!.FullName}.{function.Method.Name}";

    public override string Id => function.Id;

    public override string Name => function.Name;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } =
        ImmutableDictionary<string, BindingMetadata>.Empty.Add(function.TriggerParameter.Name!, new TriggerMetadata(function));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; } = ImmutableDictionary<string, BindingMetadata>.Empty;

    private sealed class TriggerMetadata(FunctionDescriptor function) : BindingMetadata
    {
        public override string Name => function.TriggerParameter.Name!;

        public override string Type { get; } = CamelCase(function.Trigger.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal));

        public override BindingDirection Direction => BindingDirection.In;

        private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
    }
}
