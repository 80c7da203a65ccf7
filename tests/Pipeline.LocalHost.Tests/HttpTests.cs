using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Pipeline.LocalServices;
using Pipeline.TestKit;

namespace Pipeline.LocalHost.Tests;

/// <summary>A request reaches the app as it was sent, and people get the app's answer as it was given.</summary>
public sealed class HttpTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private HostRig rig = null!;
    private FunctionsHostProcess host = null!;
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        rig = new HostRig(azurite);
        host = await rig.StartAsync(("AzureFunctionsJobHost__functionTimeout", "00:00:20"));
        client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = host.Address,
            Timeout = TimeSpan.FromSeconds(100),
        };
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await rig.DisposeAsync();
    }

    [Fact]
    public async Task EverythingIsPassedOn()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "echo/一/二 三/报表.xlsx?x=1&%E5%90%8D=%2F");
        request.Headers.Add("Cookie", "session=1; other=2");
        request.Headers.Add("X-Own", "mine");
        request.Headers.Host = "example.invalid";
        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("一/二 三/报表.xlsx", body.GetProperty("path").GetString());
        Assert.Equal("/echo/一/二 三/报表.xlsx", body.GetProperty("target").GetString());
        Assert.Equal("?x=1&%E5%90%8D=%2F", body.GetProperty("query").GetString());
        Assert.Equal("mine", body.GetProperty("own").GetString());
        Assert.Equal("session=1; other=2", body.GetProperty("cookie").GetString());
        Assert.Equal("example.invalid", body.GetProperty("host").GetString());
        Assert.Equal("passed on", Assert.Single(response.Headers.GetValues("X-Answer")));

        using var root = await client.GetAsync(new Uri("echo", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, root.StatusCode);
        using var redirect = await client.GetAsync(new Uri("go", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Redirect, "/echo/there"), (redirect.StatusCode, redirect.Headers.Location!.OriginalString));
        Assert.Equal("session=1; path=/; httponly", Assert.Single(redirect.Headers.GetValues("Set-Cookie")));
    }

    /// <summary>No part of the host takes a path that belongs to a function, or to nobody.</summary>
    [Fact]
    public async Task OtherMethodsAndPaths()
    {
        (string Method, string Path, HttpStatusCode Expected, string Reason)[] rows =
        [
            ("DELETE", "echo", HttpStatusCode.MethodNotAllowed, "one part"),
            ("DELETE", "echo/x", HttpStatusCode.MethodNotAllowed, "two parts, as gRPC has"),
            ("POST", "long/patient", HttpStatusCode.MethodNotAllowed, "a route with a parameter"),
            ("DELETE", "echo/x/y", HttpStatusCode.MethodNotAllowed, "three parts"),
            ("POST", "admin/host/status", HttpStatusCode.MethodNotAllowed, "the host's own"),
            ("POST", "nobody", HttpStatusCode.NotFound, "no function"),
            ("POST", "nobody/here", HttpStatusCode.NotFound, "no function, two parts"),
            (
                "POST",
                "AzureFunctionsRpcMessages.FunctionRpc/EventStream",
                HttpStatusCode.UpgradeRequired,
                "the worker's entry speaks HTTP/2 only, and so not to people"
            ),
        ];
        foreach (var (method, path, expected, reason) in rows)
        {
            using var response = await client.SendAsync(
                new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent("", Encoding.UTF8, "application/grpc") }
            );
            Assert.True(expected == response.StatusCode, $"{method} {path} ({reason}): {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Keys()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(null, "api/keyed"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("wrong", "api/keyed"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host.FunctionKey, "api/keyed"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HostRig.MasterKey, "api/keyed"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(null, "api/keyed?code=" + host.FunctionKey));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(host.FunctionKey, "api/nothing"));
    }

    /// <summary>A body within the worker's limit comes whole; one over it is refused, and the host serves on.</summary>
    [Theory]
    [InlineData(20_000_000, true)]
    [InlineData(40_000_000, false)]
    public async Task LargeBodies(int length, bool isTaken)
    {
        using var content = new ByteArrayContent(new byte[length]);
        using var response = await client.PostAsync(new Uri("echo/large", UriKind.Relative), content);
        // The worker closes the connection while the body still comes: what it said then may be lost on the way, and is 502.
        Assert.Contains((int)response.StatusCode, isTaken ? [200] : new[] { 413, 502 });
        if (isTaken)
        {
            Assert.Equal(length, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("length").GetInt64());
        }
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(null, "echo/after"));
    }

    /// <summary>So the official worker does it: the app itself has to answer what went wrong.</summary>
    [Fact]
    public async Task AnException_IsAnEmptyAnswer_AndInTheLog()
    {
        using var response = await client.GetAsync(new Uri("fail", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        await HostRig.EventuallyAsync(
            () => Task.FromResult(host.Output.Contains("It failed on purpose: GET", StringComparison.Ordinal)),
            () => host.Output
        );
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(null, "echo/after"));
    }

    [Fact]
    public async Task AnAbortedRequest_CancelsTheFunction()
    {
        using var giveUp = new CancellationTokenSource();
        var asking = client.GetAsync(new Uri("long/patient", UriKind.Relative), giveUp.Token);
        await rig.SeenAsync("long-began", 1, host);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await rig.SeenAsync("long-cancelled", 1, host);
    }

    [Fact]
    public async Task FunctionTimeout_CancelsTheFunction()
    {
        using var response = await client.GetAsync(new Uri("long/patient", UriKind.Relative));
        await rig.SeenAsync("long-cancelled", 1, host);
        await HostRig.EventuallyAsync(
            () => Task.FromResult(host.Output.Contains("Function Long took longer than 00:00:20", StringComparison.Ordinal)),
            () => host.Output
        );
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(null, "echo/after"));
    }

    [Fact]
    public async Task AFunctionThatDoesNotStop_EndsTheHost()
    {
        using var response = await client
            .GetAsync(new Uri("long/stubborn", UriKind.Relative))
            .ContinueWith(asked => asked.IsCompletedSuccessfully ? asked.Result : null);
        await HostRig.EventuallyAsync(
            () => Task.FromResult(host.Output.Contains("函数 Long 超过了functionTimeout", StringComparison.Ordinal)),
            () => host.Output
        );
        await HostRig.EventuallyAsync(() => Task.FromResult(host.HasExited), () => host.Output);
        Assert.Equal(3, host.ExitCode);
    }

    /// <summary>Event Grid asks so whether an address belongs to who gave it.</summary>
    [Fact]
    public async Task EventGridsEntry_AnswersItsHandshake()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            "runtime/webhooks/blobs?functionName=Host.Functions.Take&code=" + HostRig.MasterKey
        );
        request.Headers.Add("aeg-event-type", "SubscriptionValidation");
        request.Content = new StringContent(
            """[{"id":"1","topic":"t","subject":"","data":{"validationCode":"the-code"},"eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","eventTime":"2026-11-25T00:00:00Z","dataVersion":"1"}]""",
            Encoding.UTF8,
            "application/json"
        );
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("the-code", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var without = await client.PostAsync(
            new Uri("runtime/webhooks/blobs?functionName=Host.Functions.Take", UriKind.Relative),
            null
        );
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
    }

    private async Task<HttpStatusCode> StatusAsync(string? key, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null)
        {
            request.Headers.Add("x-functions-key", key);
        }
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
