using System.Net;
using System.Text.Json;
using Azure.Storage.Blobs;
using FunctionsHost.Tests.Functions;
using FunctionsHost.Tests.Support;
using Pipeline.TestKit;

namespace FunctionsHost.Tests.Http;

public sealed class HttpTriggerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private TestHostPlan Plan() => new(azurite.ConnectionString, azurite.NewPrefix()) { Functions = [typeof(HttpFunctions)], Http = true };

    private static async Task<HttpResponseMessage> SendAsync(TestHost host, string method, string path, string? key = null)
    {
        using var client = host.Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST" or "PUT")
        {
            request.Content = new StringContent("正文");
        }

        if (key is not null)
        {
            request.Headers.Add("x-functions-key", key);
        }

        return await client.SendAsync(request);
    }

    [Fact]
    public async Task RouteValuesAreBoundAndResultsWritten()
    {
        var plan = Plan();
        await using var host = await TestHost.StartAsync(plan);
        var response = await SendAsync(host, "GET", "/api/summaries/2019-H1/3?q=1");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"period":"2019-H1","page":3,"same":true}""", await response.Content.ReadAsStringAsync());
        Assert.Equal("?q=1", Assert.Single(plan.Calls.All).Text);
        Assert.Equal("""{"period":"2019","page":null,"same":true}""", await (await SendAsync(host, "GET", "/api/summaries/2019")).Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET", "/api/summaries/nineteen", HttpStatusCode.NotFound, "the constraint fails")]
    [InlineData("GET", "/api/summaries/2019/x", HttpStatusCode.NotFound, "no whole number")]
    [InlineData("POST", "/api/summaries/2019", HttpStatusCode.NotFound, "a method that the function does not take")]
    [InlineData("GET", "/summaries/2019", HttpStatusCode.NotFound, "without the prefix")]
    [InlineData("GET", "/api/Nothing", HttpStatusCode.NotFound, "no function")]
    [InlineData("GET", "/api/refuses", HttpStatusCode.MethodNotAllowed, "the function's own 405; routes have no case")]
    [InlineData("DELETE", "/api/Refuses", (HttpStatusCode)418, "without methods every one is taken")]
    [InlineData("GET", "/api/Silent", HttpStatusCode.NoContent, "no result")]
    public async Task Answers(string method, string path, HttpStatusCode status, string reason)
    {
        await using var host = await TestHost.StartAsync(Plan());
        var response = await SendAsync(host, method, path);
        Assert.True(response.StatusCode == status, $"{reason}: {response.StatusCode}");
    }

    [Fact]
    public async Task AFailureAnswers500WithoutItsTextAndIsLogged()
    {
        await using var host = await TestHost.StartAsync(Plan());
        var response = await SendAsync(host, "GET", "/api/Throws");
        Assert.Equal((HttpStatusCode.InternalServerError, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Single(host.Logs.Entries, entry => entry.Exception is InvalidOperationException { Message: "secret text /api/Throws" });
    }

    [Fact]
    public async Task KeysAreMadeOnceInStorageAndAsked()
    {
        var plan = Plan();
        await using var host = await TestHost.StartAsync(plan);
        await using var second = await TestHost.StartAsync(plan with { Calls = new CallLog() });
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(host, "POST", "/api/Upload", "wrong")).StatusCode);
        var (master, function) = await KeysAsync(plan);

        var created = await SendAsync(host, "POST", "/api/Upload", function);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("""{"received":"正文"}""", await created.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(second, "PUT", "/api/Upload", function)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(host, "POST", "/api/Upload", master)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(host, "GET", "/api/management", function)).StatusCode);
        Assert.Equal("GET", await (await SendAsync(host, "GET", "/api/management", master)).Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(null, null, HttpStatusCode.Unauthorized, "no key")]
    [InlineData("", null, HttpStatusCode.Unauthorized, "an empty key")]
    [InlineData("f", null, HttpStatusCode.Created, "the header")]
    [InlineData(null, "f", HttpStatusCode.Created, "the query")]
    [InlineData(null, "m", HttpStatusCode.Created, "the master key opens functions")]
    [InlineData("wrong", "f", HttpStatusCode.Unauthorized, "the header is taken before the query")]
    [InlineData("f", "wrong", HttpStatusCode.Created, "the header is taken before the query")]
    [InlineData("F", null, HttpStatusCode.Unauthorized, "case counts")]
    public async Task KeysMayComeFromSettings(string? header, string? code, HttpStatusCode status, string reason)
    {
        var plan = Plan().With(("AzureFunctionsEmbeddedHost:MasterKey", "m"), ("AzureFunctionsEmbeddedHost:FunctionKey", "f"));
        await using var host = await TestHost.StartAsync(plan);
        var response = await SendAsync(host, "POST", "/api/Upload" + (code is null ? "" : "?code=" + code), header);
        Assert.True(response.StatusCode == status, $"{reason}: {response.StatusCode}");
    }

    [Fact]
    public async Task TheHostTellsThatItRuns()
    {
        var plan = Plan() with { Functions = [] };
        await using var host = await TestHost.StartAsync(plan);
        using var status = JsonDocument.Parse(await (await SendAsync(host, "GET", "/admin/host/status")).Content.ReadAsStringAsync());
        Assert.Equal((plan.Prefix, "Running"), (status.RootElement.GetProperty("id").GetString(), status.RootElement.GetProperty("state").GetString()));
        Assert.Contains(host.Logs.Entries, entry => entry.Text == $"Now listening on: {host.Client().BaseAddress!.GetLeftPart(UriPartial.Authority)}");
    }

    [Theory]
    [InlineData("pipeline/v1", "/pipeline/v1/Silent")]
    [InlineData("", "/Silent")]
    public async Task ThePrefixIsThatOfHostJson(string prefix, string path)
    {
        await using var host = await TestHost.StartAsync(Plan().With(("AzureFunctionsJobHost:extensions:http:routePrefix", prefix)));
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(host, "GET", path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(host, "GET", "/api/Silent")).StatusCode);
    }

    [Fact]
    public async Task StoppingTellsARunningRequest()
    {
        var plan = Plan();
        await using var host = await TestHost.StartAsync(plan);
        var request = SendAsync(host, "GET", "/api/Long");
        await plan.Calls.AtLeastAsync(1);
        await host.StopAsync();
        Assert.True(plan.Calls.All[0].Context.CancellationToken.IsCancellationRequested);
        Assert.Equal(HttpStatusCode.InternalServerError, (await request).StatusCode);
    }

    [Fact]
    public async Task WithoutTheWebApplicationAnHttpTriggerStopsTheStart()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync(Plan() with { Http = false }));
        Assert.Equal("HTTP triggers with ASP.NET Core types need builder.ConfigureFunctionsWebApplication().", failure.Message);
    }

    private static async Task<(string Master, string Function)> KeysAsync(TestHostPlan plan)
    {
        var blob = new BlobClient(plan.ConnectionString, "azure-webjobs-secrets", $"{plan.Prefix}/host.json");
        using var keys = JsonDocument.Parse((await blob.DownloadContentAsync()).Value.Content);
        return (keys.RootElement.GetProperty("masterKey").GetProperty("value").GetString()!,
            keys.RootElement.GetProperty("functionKeys")[0].GetProperty("value").GetString()!);
    }
}
