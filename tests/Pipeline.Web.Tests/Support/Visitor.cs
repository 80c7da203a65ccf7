using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Web.Tests.Support;

/// <summary>
/// A browser without script: keeps cookies (also those that are for https, as browsers do on 127.0.0.1), follows nothing by itself, sends
/// the form's token of the last page.
/// </summary>
internal sealed partial class Visitor(Uri address)
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        BaseAddress = address,
    };
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    public IDictionary<string, string> Cookies => cookies;

    /// <summary>The token of the last page that had a form.</summary>
    public string Token { get; set; } = "";

    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(
            new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent(
                    fields.Append(("form-token", Token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))
                ),
            }
        );

    public Task<Answer> UploadAsync(string path, string field, string fileName, byte[] content)
    {
        var part = new ByteArrayContent(content);
        // As browsers write a file's name: UTF-8, quotes escaped.
        part.Headers.TryAddWithoutValidation(
            "Content-Disposition",
            $"form-data; name=\"{field}\"; filename=\"{fileName.Replace("\"", "%22", StringComparison.Ordinal)}\""
        );
        var form = new MultipartFormDataContent { { new StringContent(Token), "form-token" }, part };
        form.HeaderEncodingSelector = (_, _) => Encoding.UTF8;
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = form });
    }

    /// <summary>Goes where an answer points to.</summary>
    public async Task<Answer> FollowAsync(Task<Answer> answering)
    {
        var answer = await answering;
        Assert.Equal(303, answer.Status);
        return await GetAsync(answer.Location!);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }
        using var response = await client.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var text = WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes));
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
            {
                var pair = cookie.Split(';')[0].Split('=', 2);
                if (pair[1].Length == 0)
                {
                    cookies.Remove(pair[0]);
                }
                else
                {
                    cookies[pair[0]] = pair[1];
                }
            }
        }
        if (Field().Match(text) is { Success: true } found)
        {
            Token = found.Groups[1].Value;
        }
        return new Answer(
            (int)response.StatusCode,
            text,
            bytes,
            response.Headers.Location?.OriginalString,
            response.Headers,
            response.Content.Headers
        );
    }

    [GeneratedRegex("name=\"form-token\" value=\"([^\"]+)\"")]
    private static partial Regex Field();
}
