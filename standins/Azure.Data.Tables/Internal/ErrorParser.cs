using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Internal;

/// <summary>Reads the service's error: <c>{"odata.error":{"code":…,"message":{"value":…}}}</c>; the header that names the code is passed over, as by the official client.</summary>
internal sealed class ErrorParser : RequestFailedDetailsParser
{
    public const string FailedEntity = "FailedEntity";

    public static ErrorParser Instance { get; } = new();

    public override bool TryParse(Response response, out ResponseError error, out IDictionary<string, string> data)
    {
        data = new Dictionary<string, string>();
        var (code, message) = FromBody(response);
        error = code is null && message is null ? null : new ResponseError(code, message);
        if (message is not null && IndexBefore(message) is { } index)
        {
            data[FailedEntity] = index.ToString(CultureInfo.InvariantCulture);
        }

        return error is not null;
    }

    private static (string Code, string Message) FromBody(Response response)
    {
        if (response.ContentStream is not MemoryStream { Length: > 0 })
        {
            return default;
        }

        try
        {
            using var document = JsonDocument.Parse(response.Content);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("odata.error", out var error))
            {
                return default;
            }

            var code = error.TryGetProperty("code", out var codeText) ? codeText.GetString() : null;
            var message = error.TryGetProperty("message", out var text) && text.TryGetProperty("value", out var value) ? value.GetString() : null;
            return (code, message);
        }
        catch (JsonException)
        {
            // An error page of a proxy, or XML: the status tells enough.
            return default;
        }
    }

    // The message of a failed transaction begins with the place of the action that failed: "2:The specified entity …"
    private static int? IndexBefore(string message)
    {
        var colon = message.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }
}
