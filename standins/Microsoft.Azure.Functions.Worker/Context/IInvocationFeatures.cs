namespace Microsoft.Azure.Functions.Worker;

/// <summary>The features of one invocation, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Sets the feature of the type.</summary>
    void Set<T>(T instance);

    /// <summary>The feature of the type, or null.</summary>
    T? Get<T>();
}
