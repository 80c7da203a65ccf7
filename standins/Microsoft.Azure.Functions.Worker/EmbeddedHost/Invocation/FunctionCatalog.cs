using System.Reflection;
using System.Text.RegularExpressions;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;

/// <summary>The functions of the app, found by <see cref="FunctionAttribute"/>; made once, and throws for a function that the real SDK would refuse.</summary>
internal sealed partial class FunctionCatalog
{
    public FunctionCatalog(HostState state)
    {
        Functions = Types(state.Options)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => (Method: method, Attribute: method.GetCustomAttribute<FunctionAttribute>()))
            .Where(found => found.Attribute is not null)
            .Select(found => Describe(found.Method, found.Attribute!.Name))
            .Where(function => !string.Equals(state.Configuration[$"AzureWebJobs.{function.Name}.Disabled"], "true", StringComparison.OrdinalIgnoreCase))
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .ToList();
        var twice = Functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new InvalidOperationException($"More than one function is named '{twice.Key}'.");
        }
    }

    public IReadOnlyList<FunctionDescriptor> Functions { get; }

    private static IEnumerable<Type> Types(EmbeddedHostOptions options)
    {
        if (options.FunctionTypes.Count > 0)
        {
            return options.FunctionTypes;
        }

        IEnumerable<Assembly> assemblies = options.Assemblies.Count > 0
            ? options.Assemblies
            : [Assembly.GetEntryAssembly() ?? throw new InvalidOperationException("There is no entry assembly to look for functions in.")];
        return assemblies.SelectMany(assembly => assembly.GetTypes());
    }

    private static FunctionDescriptor Describe(MethodInfo method, string name)
    {
        if (!Name().IsMatch(name))
        {
            throw new InvalidOperationException($"'{name}' is no function name: a letter first, then letters, digits, '-' and '_', 127 at most.");
        }

        if (!method.IsPublic || method.DeclaringType is not { IsVisible: true })
        {
            throw new InvalidOperationException($"Function '{name}': its method and class must be public.");
        }

        return new FunctionDescriptor(name, method);
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,126}$")]
    private static partial Regex Name();
}
