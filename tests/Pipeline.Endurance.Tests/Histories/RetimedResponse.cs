using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace Pipeline.Endurance.Tests.Histories;

/// <summary>A response with another Last-Modified.</summary>
internal sealed class RetimedResponse(Response inner, string lastModified) : Response
{
    private const string LastModified = "Last-Modified";

    public override int Status => inner.Status;

    public override string ReasonPhrase => inner.ReasonPhrase;

    public override bool IsError => inner.IsError;

    public override Stream? ContentStream
    {
        get => inner.ContentStream;
        set => inner.ContentStream = value;
    }

    public override string ClientRequestId
    {
        get => inner.ClientRequestId;
        set => inner.ClientRequestId = value;
    }

    public override void Dispose() => inner.Dispose();

    protected override bool ContainsHeader(string name) => inner.Headers.Contains(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() =>
        inner.Headers.Select(header => Is(header.Name) ? new HttpHeader(header.Name, lastModified) : header);

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        var found = inner.Headers.TryGetValue(name, out value);
        value = found && Is(name) ? lastModified : value;
        return found;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        var found = inner.Headers.TryGetValues(name, out values);
        values = found && Is(name) ? [lastModified] : values;
        return found;
    }

    private static bool Is(string name) => string.Equals(name, LastModified, StringComparison.OrdinalIgnoreCase);
}
