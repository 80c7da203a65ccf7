using System.Globalization;
using System.Text;

namespace Azure.Data.Tables.Internal;

/// <summary>Takes a multipart answer apart into the HTTP responses in it, at whatever depth they stand.</summary>
internal static class MultipartReader
{
    public static List<Response> Read(string contentType, string text, string clientRequestId)
    {
        var responses = new List<Response>();
        Read(contentType, text.Replace("\r\n", "\n", StringComparison.Ordinal), clientRequestId, responses);
        return responses;
    }

    private static void Read(string contentType, string text, string clientRequestId, List<Response> responses)
    {
        var boundary = "--" + Boundary(contentType);
        foreach (var part in text.Split(boundary).Skip(1).TakeWhile(p => !p.StartsWith("--", StringComparison.Ordinal)))
        {
            var (headers, content) = Head(part.TrimStart('\n'));
            var type = headers.GetValueOrDefault("Content-Type", "");
            if (type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            {
                Read(type, content, clientRequestId, responses);
            }
            else
            {
                responses.Add(Http(content, clientRequestId));
            }
        }
    }

    private static BatchResponse Http(string text, string clientRequestId)
    {
        // Azurite repeats the boundary before the status line of some refusals.
        var start = text.IndexOf("HTTP/", StringComparison.Ordinal);
        var line = text[Math.Max(0, start)..].Split('\n', 2);
        var words = line[0].Split(' ', 3);
        if (words.Length < 2 || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            throw new InvalidOperationException($"Invalid header format in the multipart response: {line[0]}");
        }

        var (headers, content) = Head(line.ElementAtOrDefault(1) ?? "");
        return new BatchResponse(status, words.ElementAtOrDefault(2) ?? "", headers, Encoding.UTF8.GetBytes(content.Trim('\n')), clientRequestId);
    }

    private static (Dictionary<string, string> Headers, string Content) Head(string text)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (text.Length > 0)
        {
            var lines = text.Split('\n', 2);
            text = lines.ElementAtOrDefault(1) ?? "";
            if (lines[0].Length == 0)
            {
                break;
            }

            var colon = lines[0].IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers[lines[0][..colon].Trim()] = lines[0][(colon + 1)..].Trim();
            }
        }

        return (headers, text);
    }

    private static string Boundary(string contentType)
    {
        const string name = "boundary=";
        var start = contentType?.IndexOf(name, StringComparison.OrdinalIgnoreCase) ?? -1;
        return start < 0
            ? throw new InvalidOperationException($"Content-Type '{contentType}' has no boundary.")
            : contentType[(start + name.Length)..].Split(';')[0].Trim().Trim('"');
    }
}
