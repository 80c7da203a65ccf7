using System.Net;
using System.Text.Json;
using Pipeline.LocalServices;

namespace Pipeline.App.Tests;

/// <summary>A request that cannot be answered as it should is answered all the same.</summary>
public sealed class FailedRequestTests
{
    /// <summary>Storage goes away: the function throws, and the worker alone would give 200 with nothing in it.</summary>
    [Fact]
    public async Task AFunctionThatThrows_Is500_WithASentence()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var host = await FunctionsHostProcess.StartAsync(
            new FunctionsHostOptions(azurite.ConnectionString) { Settings = LocalSettings.Relaxed }
        );
        using var client = new HttpClient
        {
            BaseAddress = host.Address,
            // The storage client tries for half a minute before it gives up, and longer where the machine is busy.
            Timeout = TimeSpan.FromMinutes(5),
        };
        client.DefaultRequestHeaders.Add("x-functions-key", host.FunctionKey);
        await azurite.StopAsync();
        using var response = await client.GetAsync(new Uri("api/periods/2019-H1", UriKind.Relative));
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(FailedRequests.Message, answer.RootElement.GetProperty("message").GetString());
        Assert.False(host.HasExited);
    }
}
