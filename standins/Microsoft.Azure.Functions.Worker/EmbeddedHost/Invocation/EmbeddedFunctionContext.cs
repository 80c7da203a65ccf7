using System.Collections;
using System.Diagnostics;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;

internal sealed class EmbeddedFunctionContext(
    FunctionDescriptor function, TriggerInvocation trigger, string invocationId, IServiceProvider services, CancellationToken cancellationToken)
    : FunctionContext
{
    public override string InvocationId => invocationId;

    public override string FunctionId => function.Id;

    public override TraceContext TraceContext { get; } = new Trace(Activity.Current?.Id ?? "", Activity.Current?.TraceStateString ?? "");

    public override BindingContext BindingContext { get; } = new Bindings(trigger.BindingData);

    public override RetryContext RetryContext { get; } = new Retries(trigger.RetryCount, trigger.MaxRetryCount);

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => function.Definition;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new FeatureSet();

    public override CancellationToken CancellationToken => cancellationToken;

    private sealed class Bindings(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => data;
    }

    private sealed class Retries(int count, int maximum) : RetryContext
    {
        public override int RetryCount => count;

        public override int MaxRetryCount => maximum;
    }

    private sealed class Trace(string parent, string state) : TraceContext
    {
        public override string TraceParent => parent;

        public override string TraceState => state;
    }

    private sealed class FeatureSet : IInvocationFeatures
    {
        private readonly Dictionary<Type, object> _features = [];

        public void Set<T>(T instance) => _features[typeof(T)] = instance!;

        public T? Get<T>() => _features.TryGetValue(typeof(T), out var feature) ? (T)feature : default;

        public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _features.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
