using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Pipeline.LocalServices;

namespace Pipeline.Benchmarks.Emulator;

/// <summary>
/// Sends requests that were taken down to another emulator, signed anew, over one <see cref="HttpClient"/>: nothing is judged, written or
/// retried.
/// </summary>
internal sealed class BareClient(IReadOnlyDictionary<string, int> ports) : IDisposable
{
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization",
        "x-ms-date",
        "Date",
        "Content-Length",
        "Host",
        "User-Agent",
        "traceparent",
        "tracestate",
        "Request-Id",
        "x-ms-client-request-id",
        "x-ms-return-client-request-id",
    };

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 100 });
    private readonly byte[] key = Convert.FromBase64String(AzuriteProcess.AccountKey);

    /// <summary>
    /// Sends one school's requests in their order; versions that the new emulator gave take the place of those it did not.
    /// </summary>
    /// <returns>How many were answered otherwise than when they were taken down.</returns>
    public async Task<int> SendAsync(IEnumerable<Operation> operations, TimeProvider time)
    {
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        var others = 0;
        foreach (var operation in operations)
        {
            using var request = Build(operation, versions, time.GetUtcNow());
            using var response = await http.SendAsync(request);
            var body = await response.Content.ReadAsByteArrayAsync();
            others += (int)response.StatusCode == operation.Status ? 0 : 1;
            string[] given =
                response.Content.Headers.ContentType?.MediaType is "multipart/mixed"
                    ? [.. OperationTap.ETagsIn(Encoding.UTF8.GetString(body))]
                : response.Headers.TryGetValues("ETag", out var values) ? [.. values]
                : [];
            for (var i = 0; i < Math.Min(given.Length, operation.ETags.Count); i++)
            {
                versions[operation.ETags[i]] = given[i];
            }
        }
        return others;
    }

    public void Dispose() => http.Dispose();

    private HttpRequestMessage Build(Operation operation, Dictionary<string, string> versions, DateTimeOffset now)
    {
        var uri = new Uri(FormattableString.Invariant($"http://127.0.0.1:{ports[operation.Service]}{operation.PathAndQuery}"));
        var request = new HttpRequestMessage(new HttpMethod(operation.Method), uri);
        var body = WithVersions(operation.Body, versions);
        if (body.Length > 0 || operation.Method is "PUT" or "POST" or "MERGE" or "PATCH")
        {
            request.Content = new ByteArrayContent(body);
        }
        foreach (var (name, value) in operation.Headers.Where(header => !Own.Contains(header.Key)))
        {
            var sent = versions.GetValueOrDefault(value, value);
            if (!request.Headers.TryAddWithoutValidation(name, sent))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, sent);
            }
        }
        request.Headers.TryAddWithoutValidation("x-ms-date", now.ToString("R", CultureInfo.InvariantCulture));
        request.Headers.Authorization = operation.Service == "table" ? SignLite(request, uri) : Sign(request, uri, body.Length);
        return request;
    }

    private static byte[] WithVersions(byte[] body, Dictionary<string, string> versions)
    {
        if (versions.Count == 0 || body.AsSpan().IndexOf("If-Match: W/"u8) < 0)
        {
            return body;
        }
        var text = Encoding.UTF8.GetString(body);
        foreach (var (old, given) in versions)
        {
            text = text.Replace(old, given, StringComparison.Ordinal);
        }
        return Encoding.UTF8.GetBytes(text);
    }

    private AuthenticationHeaderValue SignLite(HttpRequestMessage request, Uri uri) =>
        new("SharedKeyLite", Signature(One(request, "x-ms-date") + "\n/" + AzuriteProcess.AccountName + uri.AbsolutePath));

    private AuthenticationHeaderValue Sign(HttpRequestMessage request, Uri uri, int length)
    {
        var headers = string.Concat(
            request
                .Headers.Where(header => header.Key.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
                .Select(header => (Name: header.Key.ToLowerInvariant(), Value: string.Join(',', header.Value)))
                .OrderBy(header => header.Name, StringComparer.Ordinal)
                .Select(header => $"{header.Name}:{header.Value}\n")
        );
        var query = uri
            .Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair =>
                (Name: Uri.UnescapeDataString(pair[0]).ToLowerInvariant(), Value: Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""))
            )
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .Select(pair => $"\n{pair.Name}:{pair.Value}");
        string[] lines =
        [
            request.Method.Method,
            One(request, "Content-Encoding"),
            One(request, "Content-Language"),
            length == 0 ? "" : length.ToString(CultureInfo.InvariantCulture),
            One(request, "Content-MD5"),
            One(request, "Content-Type"),
            "",
            One(request, "If-Modified-Since"),
            One(request, "If-Match"),
            One(request, "If-None-Match"),
            One(request, "If-Unmodified-Since"),
            One(request, "Range"),
        ];
        return new(
            "SharedKey",
            Signature(
                string.Join('\n', lines) + "\n" + headers + "/" + AzuriteProcess.AccountName + uri.AbsolutePath + string.Concat(query)
            )
        );
    }

    private string Signature(string text) =>
        AzuriteProcess.AccountName + ":" + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

    private static string One(HttpRequestMessage request, string name) =>
        request.Headers.TryGetValues(name, out var values) || request.Content?.Headers.TryGetValues(name, out values) is true
            ? string.Join(',', values!)
            : "";
}
