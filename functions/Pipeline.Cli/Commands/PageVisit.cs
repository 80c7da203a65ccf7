using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Domain.Periods;
using Pipeline.LocalServices;
using Pipeline.Steps.Access;

namespace Pipeline.Cli.Commands;

/// <summary>
/// Goes through the pages by HTTP as a browser without script would: a school signs in, sends a workbook and reads the verdict, the bureau
/// sees it.
/// </summary>
internal sealed partial class PageVisit(Uri address) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        BaseAddress = address,
    };
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);
    private string token = "";

    /// <exception cref="LocalServiceException">A page did not answer as it should.</exception>
    public async Task SchoolAsync(IssuedCode code, Period period, string path, CancellationToken cancellationToken)
    {
        await GetAsync("s", cancellationToken);
        await PostAsync("s/sign-in", Fields(("school", code.School.ToString()), ("code", code.Code)), cancellationToken);
        Expect(await GetAsync($"s/{period}", cancellationToken), period.ChineseName);
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(path, cancellationToken));
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "form-token" },
            { content, "workbook", Path.GetFileName(path) },
        };
        form.HeaderEncodingSelector = (_, _) => Encoding.UTF8;
        var result = await PostAsync($"s/{period}/uploads", form, cancellationToken);
        Expect(await GetAsync(result.TrimStart('/'), cancellationToken), "校验结果");
    }

    /// <exception cref="LocalServiceException">A page did not answer as it should.</exception>
    public async Task BureauAsync(string ticket, Period period, string school, CancellationToken cancellationToken)
    {
        await GetAsync("b/sign-in", cancellationToken);
        await PostAsync("b/sign-in/once", Fields(("once", ticket)), cancellationToken);
        Expect(await GetAsync($"b/{period}", cancellationToken), school);
    }

    public void Dispose() => client.Dispose();

    private FormUrlEncodedContent Fields(params (string Name, string Value)[] fields) =>
        new(fields.Append(("form-token", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));

    private static void Expect(string page, string text)
    {
        if (!page.Contains(text, StringComparison.Ordinal))
        {
            throw new LocalServiceException($"页面上没有“{text}”。");
        }
    }

    private async Task<string> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path), HttpStatusCode.OK, cancellationToken);
        var page = await answer.Content.ReadAsStringAsync(cancellationToken);
        token = Token().Match(page) is { Success: true } found ? found.Groups[1].Value : token;
        return WebUtility.HtmlDecode(page);
    }

    private async Task<string> PostAsync(string path, HttpContent content, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(
            new HttpRequestMessage(HttpMethod.Post, path) { Content = content },
            HttpStatusCode.SeeOther,
            cancellationToken
        );
        return answer.Headers.Location!.OriginalString;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        HttpStatusCode expected,
        CancellationToken cancellationToken
    )
    {
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }
        var answer = await client.SendAsync(request, cancellationToken);
        if (answer.StatusCode != expected)
        {
            throw new LocalServiceException($"页面 {request.RequestUri} 答复{(int)answer.StatusCode}，应是{(int)expected}。");
        }
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
        }
        return answer;
    }

    [GeneratedRegex("name=\"form-token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
