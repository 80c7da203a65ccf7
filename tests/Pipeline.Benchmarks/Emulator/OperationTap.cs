using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.Benchmarks.Emulator;

/// <summary>Takes down every request of a run, apart for each school.</summary>
internal sealed partial class OperationTap(IReadOnlyDictionary<int, string> services) : HttpPipelinePolicy
{
    private static readonly AsyncLocal<int> CurrentSchool = new();
    private readonly ConcurrentDictionary<int, ConcurrentQueue<Operation>> operations = [];

    /// <summary>Whose requests follow on this flow of control.</summary>
    public static void Enter(int school) => CurrentSchool.Value = school;

    public IReadOnlyList<Operation> Of(int school) => operations.TryGetValue(school, out var own) ? [.. own] : [];

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ProcessNext(message, pipeline);
        throw new NotSupportedException("The pipeline calls storage asynchronously.");
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        using var body = new MemoryStream();
        if (message.Request.Content is { } content)
        {
            await content.WriteToAsync(body, message.CancellationToken);
        }
        await ProcessNextAsync(message, pipeline);
        var uri = message.Request.Uri.ToUri();
        var headers = message.Request.Headers.Select(header => KeyValuePair.Create(header.Name, header.Value)).ToList();
        operations
            .GetOrAdd(CurrentSchool.Value, _ => [])
            .Enqueue(
                new Operation(
                    services[uri.Port],
                    message.Request.Method.Method,
                    uri.PathAndQuery,
                    headers,
                    body.ToArray(),
                    message.Response.Status,
                    await ETagsAsync(message)
                )
            );
    }

    public static IEnumerable<string> ETagsIn(string transaction) => ETagLine().Matches(transaction).Select(match => match.Groups[1].Value);

    private static async Task<IReadOnlyList<string>> ETagsAsync(HttpMessage message)
    {
        if (
            message.Response.Headers.ContentType?.StartsWith("multipart/", StringComparison.Ordinal) is true
            && message.Response.ContentStream is { } stream
        )
        {
            var copy = new MemoryStream();
            await stream.CopyToAsync(copy, message.CancellationToken);
            copy.Position = 0;
            message.Response.ContentStream = copy;
            return [.. ETagsIn(Encoding.UTF8.GetString(copy.GetBuffer(), 0, (int)copy.Length))];
        }
        return message.Response.Headers.ETag is { } etag ? [etag.ToString("H")] : [];
    }

    [GeneratedRegex(@"^ETag:\s*(.+?)\r?$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex ETagLine();
}
