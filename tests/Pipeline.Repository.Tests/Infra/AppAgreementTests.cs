using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Steps;
using Pipeline.Storage;
using Pipeline.Web;

namespace Pipeline.Repository.Tests.Infra;

/// <summary>
/// What the app reads, what a developer's settings hold and what Bicep sets are the same names; the events go to the triggers that are
/// there.
/// </summary>
[Collection(BicepCollection.Name)]
public sealed class AppAgreementTests(BicepFixture bicep)
{
    // Set in the cloud alone: the identity in place of a connection string, telemetry, and what a plan asks for.
    private static readonly string[] CloudOnly =
    [
        "AzureWebJobsStorage__accountName",
        "AzureWebJobsStorage__credential",
        "AzureWebJobsStorage__clientId",
        "AzureWebJobsStorage__blobServiceUri",
        "AzureWebJobsStorage__queueServiceUri",
        "AzureWebJobsStorage__tableServiceUri",
        "PipelineData__accountName",
        "PipelineData__credential",
        "PipelineData__clientId",
        "PipelineData__blobServiceUri",
        "PipelineData__queueServiceUri",
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
    ];

    private static readonly string Triggers = string.Join(
        '\n',
        RepositoryFiles.Sources("functions", "Pipeline.App").Select(File.ReadAllText)
    );

    private IEnumerable<JsonProperty> Settings => bicep["modules/functions.bicep"].Var("settings").Value.EnumerateObject();

    [Fact]
    public void TheCloudHasTheSettingsOfADevelopersMachine()
    {
        string[] developerOnly = ["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage", "PipelineData"];
        var sample = Sample().Keys.Except(developerOnly);
        Assert.Equal(
            sample.Order(StringComparer.Ordinal),
            Settings.Select(setting => setting.Name).Except(CloudOnly).Order(StringComparer.Ordinal)
        );
        Assert.Empty(CloudOnly.Except(Settings.Select(setting => setting.Name)));
    }

    [Fact]
    public void PlainSettingsHaveTheSampleValues() =>
        Assert.All(
            Settings.Where(setting => setting.Value.ValueKind == JsonValueKind.String && !CloudOnly.Contains(setting.Name)),
            setting => Assert.Equal(Sample()[setting.Name], setting.Value.GetString())
        );

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
        var options = typeof(PipelineOptions)
            .GetProperties()
            .Concat(typeof(PipelineStorageOptions).GetProperties())
            .Select(property => "Pipeline__" + property.Name)
            .Concat(typeof(WebOptions).GetProperties().Select(property => "Pipeline__Web__" + property.Name));
        Assert.Empty(
            Settings.Select(setting => setting.Name).Where(name => name.StartsWith("Pipeline__", StringComparison.Ordinal)).Except(options)
        );
    }

    /// <summary>
    /// The code, given the settings that Bicep makes, asks the right accounts of the right cloud; and of Azurite's connection string it
    /// asks Azurite.
    /// </summary>
    [Theory]
    [InlineData("core.windows.net")]
    [InlineData("core.chinacloudapi.cn")]
    public void TheSettingsLeadToTheAccounts(string suffix)
    {
        var values = Settings.ToDictionary(
            setting => setting.Name.Replace("__", ":", StringComparison.Ordinal),
            setting =>
                setting.Value.ValueKind == JsonValueKind.String
                    ? setting.Value.GetString()
                    : setting.Name switch
                    {
                        "PipelineData__accountName" => "eduexample",
                        "AzureWebJobsStorage__accountName" => "hostexample",
                        "Pipeline__EndpointSuffix" => suffix,
                        "PipelineData__clientId" => "00000000-0000-0000-0000-000000000001",
                        _ => "unused",
                    }
        );
        var (uploads, keys, poison) = AddressesUnder(values);
        Assert.Equal($"https://eduexample.blob.{suffix}/uploads", uploads);
        Assert.Equal($"https://hostexample.blob.{suffix}/keys", keys);
        Assert.Equal($"https://eduexample.queue.{suffix}/webjobs-blobtrigger-poison", poison);
        (uploads, keys, _) = AddressesUnder(new() { ["AzureWebJobsStorage"] = Sample()["AzureWebJobsStorage"] });
        Assert.Equal(("http://127.0.0.1:10000/devstoreaccount1/uploads", "http://127.0.0.1:10000/devstoreaccount1/keys"), (uploads, keys));
    }

    /// <summary>A trigger's connection is resolved by the host, which knows no fallback: without the setting it does not start.</summary>
    [Fact]
    public void EveryConnectionThatATriggerNamesIsSet()
    {
        var named = BlobTriggers()
            .Select(trigger => Regex.Match(trigger.Groups[3].Value, @"Connection = PipelineServices\.(\w+)").Groups[1].Value)
            .Distinct()
            .ToList();
        Assert.Equal([nameof(PipelineServices.DataConnection)], named);
        Assert.Contains(PipelineServices.DataConnection, Sample().Keys);
        Assert.All(
            (string[])["blobServiceUri", "queueServiceUri", "credential", "clientId"],
            part => Assert.Contains($"{PipelineServices.DataConnection}__{part}", Settings.Select(setting => setting.Name))
        );
    }

    /// <summary>The events come from the account that the triggers read.</summary>
    [Fact]
    public void TheEventsAreThoseOfTheData()
    {
        var given = bicep["main.bicep"]
            .Of("module")
            .Single(module => module.Name == "events")
            .Value.GetProperty("params")
            .GetProperty("storageName");
        Assert.Equal("storage.outputs.name", given.GetProperty("$expression").GetString());
    }

    [Fact]
    public void EveryBlobTriggerHasItsSubscription()
    {
        var subscribed = bicep["subscription.bicep"]
            .Var("subscriptions")
            .Value.EnumerateArray()
            .Select(item => (item.GetProperty("container").GetString(), item.GetProperty("function").GetString()));
        Assert.NotEmpty(BlobTriggers());
        Assert.Equal(
            BlobTriggers().Select(trigger => ((string?)trigger.Groups[2].Value, (string?)trigger.Groups[1].Value)).Order(),
            subscribed.Order()
        );
    }

    /// <summary>Flex Consumption knows no other source.</summary>
    [Fact]
    public void BlobTriggersTakeEvents() =>
        Assert.All(
            BlobTriggers(),
            trigger => Assert.Contains("Source = BlobTriggerSource.EventGrid", trigger.Groups[3].Value, StringComparison.Ordinal)
        );

    [Fact]
    public void TheRuntimeIsTheProjects()
    {
        Assert.Equal("dotnet-isolated", bicep["modules/functions.bicep"].Var("runtimeName").Value.GetString());
        Assert.Equal(Sample()["FUNCTIONS_WORKER_RUNTIME"], bicep["modules/functions.bicep"].Var("runtimeName").Value.GetString());
        var framework = Regex
            .Match(RepositoryFiles.Read("Directory.Build.props"), "<TargetFramework>net([0-9.]+)</TargetFramework>")
            .Groups[1]
            .Value;
        Assert.Equal(framework, bicep["modules/functions.bicep"].Var("runtimeVersion").Value.GetString());
    }

    /// <summary>What the host is told on purpose; operations.md says why each has its value.</summary>
    [Fact]
    public void TheHostIsConfigured()
    {
        using var host = JsonDocument.Parse(RepositoryFiles.Read("functions", "Pipeline.App", "host.json"));
        var root = host.RootElement;
        Assert.Equal("2.0", root.GetProperty("version").GetString());
        Assert.True(
            TimeSpan.Parse(root.GetProperty("functionTimeout").GetString()!, System.Globalization.CultureInfo.InvariantCulture)
                >= TimeSpan.FromMinutes(10)
        );
        Assert.InRange(root.GetProperty("extensions").GetProperty("blobs").GetProperty("maxDegreeOfParallelism").GetInt32(), 1, 16);
        Assert.Equal(5, root.GetProperty("extensions").GetProperty("blobs").GetProperty("poisonBlobThreshold").GetInt32());
        var sampling = root.GetProperty("logging").GetProperty("applicationInsights").GetProperty("samplingSettings");
        Assert.True(sampling.GetProperty("isEnabled").GetBoolean());
        // The alarms count requests and exceptions; those must all arrive.
        Assert.All(
            (string[])["Request", "Exception"],
            type => Assert.Contains(type, sampling.GetProperty("excludedTypes").GetString()!.Split(';'))
        );
    }

    /// <summary>Function, container, and the attribute's other arguments.</summary>
    private static List<Match> BlobTriggers() =>
        Regex.Matches(Triggers, @"\[Function\(""(\w+)""\)\][^;]*?BlobTrigger\(""([^/""]+)/[^""]*""([^)]*)\)").ToList();

    private static Dictionary<string, string> Sample()
    {
        using var sample = JsonDocument.Parse(RepositoryFiles.Read("local.settings.sample.json"));
        return sample
            .RootElement.GetProperty("Values")
            .EnumerateObject()
            .ToDictionary(value => value.Name, value => value.Value.GetString()!, StringComparer.Ordinal);
    }

    private static (string Uploads, string Keys, string Poison) AddressesUnder(Dictionary<string, string?> values)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        using var services = new ServiceCollection().AddLogging().AddPipeline(configuration).BuildServiceProvider();
        var clients = services.GetRequiredService<StorageClients>();
        return (
            clients.Container(StorageNames.Uploads).Uri.ToString(),
            clients.Container(StorageNames.Keys).Uri.ToString(),
            clients.PoisonQueue().Uri.ToString()
        );
    }
}
