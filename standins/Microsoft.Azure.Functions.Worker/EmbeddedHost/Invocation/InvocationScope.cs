using System.Collections;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;

/// <summary>The log scope of an invocation, with the keys of the real worker.</summary>
internal sealed class InvocationScope(string function, string invocationId) : IReadOnlyList<KeyValuePair<string, object>>
{
    public int Count => 2;

    public KeyValuePair<string, object> this[int index] => index switch
    {
        0 => new("AzureFunctions_InvocationId", invocationId),
        1 => new("AzureFunctions_FunctionName", function),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator()
    {
        yield return this[0];
        yield return this[1];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"AzureFunctions_FunctionName:{function} AzureFunctions_InvocationId:{invocationId}";
}
