using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Steps;
using Pipeline.Storage;
using Pipeline.Web;

namespace Pipeline.Repository.Tests.Infra;

/// <summary>What the app reads, what a developer's settings hold and what Bicep sets are the same names; the events go to the triggers that are there.</summary>
[Collection(BicepCollection.Name)]
public sealed class AppAgreementTests(BicepFixture bicep)
{
    // Set in the cloud alone: the identity in place of a connection string, telemetry, and what a plan asks for.
    private static readonly string[] CloudOnly =
    [
        "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__blobServiceUri",
        "AzureWebJobsStorage__queueServiceUri", "AzureWebJobsStorage__tableServiceUri", "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
    ];

    private static readonly string Triggers = string.Join('\n', RepositoryFiles.Sources("functions", "Pipeline.App").Select(File.ReadAllText));

    private IEnumerable<JsonProperty> Settings => bicep["modules/functions.bicep"].Var("settings").Value.EnumerateObject();

    [Fact]
    public void TheCloudHasTheSettingsOfADevelopersMachine()
    {
        string[] developerOnly = ["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage"];
        var sample = Sample().Keys.Except(developerOnly);
        Assert.Equal(sample.Order(StringComparer.Ordinal), Settings.Select(setting => setting.Name).Except(CloudOnly).Order(StringComparer.Ordinal));
        Assert.Empty(CloudOnly.Except(Settings.Select(setting => setting.Name)));
    }

    [Fact]
    public void PlainSettingsHaveTheSampleValues() => Assert.All(
        Settings.Where(setting => setting.Value.ValueKind == JsonValueKind.String && !CloudOnly.Contains(setting.Name)),
        setting => Assert.Equal(Sample()[setting.Name], setting.Value.GetString()));

    [Fact]
    public void SchedulesThatTriggersNameAreSet()
    {
        var named = Regex.Matches(Triggers, "\"%(\\w+)%\"").Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(Settings.Select(setting => setting.Name)));
        Assert.Empty(named.Except(Sample().Keys));
    }

    [Fact]
    public void OptionsThatAreSetExist()
    {
        var options = typeof(PipelineOptions).GetProperties().Concat(typeof(PipelineStorageOptions).GetProperties()).Select(property => "Pipeline__" + property.Name)
            .Concat(typeof(WebOptions).GetProperties().Select(property => "Pipeline__Web__" + property.Name));
        Assert.Empty(Settings.Select(setting => setting.Name).Where(name => name.StartsWith("Pipeline__", StringComparison.Ordinal)).Except(options));
    }

    /// <summary>The code, given the settings that Bicep makes, asks the right account of the right cloud; and of Azurite's connection string it asks Azurite.</summary>
    [Theory]
    [InlineData("core.windows.net")]
    [InlineData("core.chinacloudapi.cn")]
    public void TheSettingsLeadToTheAccount(string suffix)
    {
        var values = Settings.ToDictionary(setting => setting.Name.Replace("__", ":", StringComparison.Ordinal), setting => setting.Value.ValueKind == JsonValueKind.String
            ? setting.Value.GetString()
            : setting.Name switch
            {
                "AzureWebJobsStorage__accountName" => "eduexample",
                "Pipeline__EndpointSuffix" => suffix,
                "AzureWebJobsStorage__clientId" => "00000000-0000-0000-0000-000000000001",
                _ => "unused",
            });
        Assert.Equal($"https://eduexample.blob.{suffix}/uploads", UploadsUnder(values));
        Assert.StartsWith("http://127.0.0.1:10000/", UploadsUnder(new() { ["AzureWebJobsStorage"] = Sample()["AzureWebJobsStorage"] }), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryBlobTriggerHasItsSubscription()
    {
        var subscribed = bicep["subscription.bicep"].Var("subscriptions").Value.EnumerateArray()
            .Select(item => (item.GetProperty("container").GetString(), item.GetProperty("function").GetString()));
        Assert.NotEmpty(BlobTriggers());
        Assert.Equal(BlobTriggers().Select(trigger => ((string?)trigger.Groups[2].Value, (string?)trigger.Groups[1].Value)).Order(), subscribed.Order());
    }

    /// <summary>Flex Consumption knows no other source.</summary>
    [Fact]
    public void BlobTriggersTakeEvents() => Assert.All(BlobTriggers(),
        trigger => Assert.Contains("Source = BlobTriggerSource.EventGrid", trigger.Groups[3].Value, StringComparison.Ordinal));

    [Fact]
    public void TheRuntimeIsTheProjects()
    {
        Assert.Equal("dotnet-isolated", bicep["modules/functions.bicep"].Var("runtimeName").Value.GetString());
        Assert.Equal(Sample()["FUNCTIONS_WORKER_RUNTIME"], bicep["modules/functions.bicep"].Var("runtimeName").Value.GetString());
        var framework = Regex.Match(RepositoryFiles.Read("Directory.Build.props"), "<TargetFramework>net([0-9.]+)</TargetFramework>").Groups[1].Value;
        Assert.Equal(framework, bicep["modules/functions.bicep"].Var("runtimeVersion").Value.GetString());
    }

    /// <summary>What the host is told on purpose; operations.md says why each has its value.</summary>
    [Fact]
    public void TheHostIsConfigured()
    {
        using var host = JsonDocument.Parse(RepositoryFiles.Read("functions", "Pipeline.App", "host.json"));
        var root = host.RootElement;
        Assert.Equal("2.0", root.GetProperty("version").GetString());
        Assert.True(TimeSpan.Parse(root.GetProperty("functionTimeout").GetString()!, System.Globalization.CultureInfo.InvariantCulture) >= TimeSpan.FromMinutes(10));
        Assert.InRange(root.GetProperty("extensions").GetProperty("blobs").GetProperty("maxDegreeOfParallelism").GetInt32(), 1, 16);
        Assert.Equal(5, root.GetProperty("extensions").GetProperty("blobs").GetProperty("poisonBlobThreshold").GetInt32());
        var sampling = root.GetProperty("logging").GetProperty("applicationInsights").GetProperty("samplingSettings");
        Assert.True(sampling.GetProperty("isEnabled").GetBoolean());
        // The alarms count requests and exceptions; those must all arrive.
        Assert.All((string[])["Request", "Exception"], type => Assert.Contains(type, sampling.GetProperty("excludedTypes").GetString()!.Split(';')));
    }

    /// <summary>Function, container, and the attribute's other arguments.</summary>
    private static List<Match> BlobTriggers() => Regex.Matches(Triggers, @"\[Function\(""(\w+)""\)\][^;]*?BlobTrigger\(""([^/""]+)/[^""]*""([^)]*)\)").ToList();

    private static Dictionary<string, string> Sample()
    {
        using var sample = JsonDocument.Parse(RepositoryFiles.Read("local.settings.sample.json"));
        return sample.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString()!, StringComparer.Ordinal);
    }

    private static string UploadsUnder(Dictionary<string, string?> values)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        using var services = new ServiceCollection().AddLogging().AddPipeline(configuration).BuildServiceProvider();
        return services.GetRequiredService<StorageClients>().Container(StorageNames.Uploads).Uri.ToString();
    }
}
