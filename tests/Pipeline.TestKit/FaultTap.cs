using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.TestKit;

/// <summary>
/// Counts the storage requests that pass, and can break off at one of them, before it is sent or after its answer came, as a dying host
/// would.
/// </summary>
public sealed class FaultTap : HttpPipelinePolicy
{
    private readonly List<string> requests = [];
    private int breakAt;
    private bool afterwards;

    /// <summary>Called with every request before it is sent; for tests that let something else happen in between.</summary>
    public Func<string, Task>? Before { get; set; }

    /// <summary>The requests so far, such as <c>PUT /devstoreaccount1/uploads/…</c>.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests)
            {
                return [.. requests];
            }
        }
    }

    public int Count
    {
        get
        {
            lock (requests)
            {
                return requests.Count;
            }
        }
    }

    /// <summary>Starts to count anew and breaks off at the n-th request from now, from 1; every later one fails too.</summary>
    public void BreakAt(int number, bool afterAnswer)
    {
        lock (requests)
        {
            requests.Clear();
        }
        afterwards = afterAnswer;
        breakAt = number;
    }

    /// <summary>Starts to count anew and breaks nothing.</summary>
    public void Reset() => BreakAt(0, false);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The product never blocks a thread on storage.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var text = message.Request.Method + " " + Uri.UnescapeDataString(message.Request.Uri.ToUri().PathAndQuery);
        int number;
        lock (requests)
        {
            requests.Add(text);
            number = requests.Count;
        }
        if (breakAt > 0 && (number > breakAt || (number == breakAt && !afterwards)))
        {
            throw new HostDiedException(text);
        }
        if (Before is { } before)
        {
            await before(text);
        }
        await ProcessNextAsync(message, pipeline);
        if (breakAt > 0 && number == breakAt)
        {
            throw new HostDiedException(text);
        }
    }
}
