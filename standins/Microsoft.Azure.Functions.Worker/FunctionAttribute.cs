namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a method as a function and gives it its name.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
public class FunctionAttribute(string name) : Attribute
{
    /// <summary>The name of the function, unique in the app regardless of case.</summary>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));
}
