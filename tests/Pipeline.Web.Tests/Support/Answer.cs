using System.Net.Http.Headers;

namespace Pipeline.Web.Tests.Support;

/// <summary>What a visitor got.</summary>
internal sealed record Answer(
    int Status,
    string Text,
    byte[] Bytes,
    string? Location,
    HttpResponseHeaders Headers,
    HttpContentHeaders ContentHeaders
)
{
    public bool IsSignIn =>
        Status == 303
        && Location is { } to
        && (to.StartsWith("/s?m=", StringComparison.Ordinal) || to.StartsWith("/b/sign-in?m=", StringComparison.Ordinal));
}
