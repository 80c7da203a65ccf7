using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.App.Triggers;
using Pipeline.Steps;
using Pipeline.Storage;
using Pipeline.Web;

namespace Pipeline.App.Tests;

/// <summary>
/// What the app promises about itself: small triggers, a page that names every function, a settings sample that holds every setting.
/// </summary>
public sealed class AppShapeTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(SourceFile())!, "..", ".."));
    private static readonly string App = Path.Combine(Root, "functions", "Pipeline.App");

    [Fact]
    public void Triggers_AreShort_AndDecideNothing()
    {
        var files = Directory.GetFiles(Path.Combine(App, "Triggers"), "*.cs");
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var lines = File.ReadAllLines(file);
            Assert.True(lines.Length <= 40, $"{file} has {lines.Length} lines.");
            Assert.DoesNotContain(lines, line => line.TrimStart().StartsWith("if ", StringComparison.Ordinal));
        }
        Assert.True(File.ReadAllLines(Path.Combine(App, "Program.cs")).Length < 20);
    }

    [Fact]
    public void Readme_NamesEveryFunction()
    {
        var page = File.ReadAllText(Path.Combine(App, "README.md"));
        Assert.All(Functions(), function => Assert.Contains($"`{function}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Sample_HoldsEverySetting_WithItsDefault()
    {
        var sample = Sample();
        var storage = new PipelineStorageOptions();
        var options = new PipelineOptions();
        string[] elsewhere =
        [
            nameof(storage.ConnectionString),
            nameof(storage.AccountName),
            nameof(storage.HostConnectionString),
            nameof(storage.HostAccountName),
            nameof(storage.ClientId),
            nameof(storage.ManagedIdentityOnly),
            nameof(storage.Prefix),
        ];
        var expected = Settings(storage)
            .Concat(Settings(options))
            .Where(setting => !elsewhere.Contains(setting.Name, StringComparer.Ordinal))
            .Select(setting => (setting.Name, setting.Value))
            .Concat(Settings(new WebOptions()).Select(setting => ("Web__" + setting.Name, setting.Value)))
            .ToDictionary(setting => "Pipeline__" + setting.Item1, setting => setting.Item2, StringComparer.Ordinal);
        Assert.Equal(
            expected.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            sample
                .Where(pair => pair.Key.StartsWith("Pipeline__", StringComparison.Ordinal))
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Sample_HoldsEverySchedule()
    {
        var sample = Sample();
        var schedules = Methods()
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>()?.Schedule)
            .OfType<string>()
            .ToList();
        Assert.Equal(4, schedules.Count);
        Assert.All(
            schedules,
            schedule =>
            {
                Assert.Matches("^%[A-Za-z]+%$", schedule);
                Assert.Equal(6, sample[schedule.Trim('%')].Split(' ').Length);
            }
        );
    }

    [Theory]
    [InlineData("InboxDays", "0")]
    [InlineData("SupersededFigureDays", "0")]
    [InlineData("SweepOverlapMinutes", "1441")]
    [InlineData("PublishRecheckHours", "0")]
    [InlineData("Parallelism", "65")]
    public void OutOfRange_StopsTheStart_AndNamesTheSetting(string name, string value)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Pipeline:" + name] = value })
            .Build();
        var failure = Assert.Throws<ValidationException>(() => new ServiceCollection().AddPipeline(configuration));
        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_ComeFromTheSection()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Pipeline:InboxDays"] = "7" })
            .Build();
        using var services = new ServiceCollection().AddPipeline(configuration).BuildServiceProvider();
        Assert.Equal(7, services.GetRequiredService<IOptions<PipelineOptions>>().Value.InboxDays);
    }

    [Fact]
    public void NoStorageNamed_IsSaid()
    {
        using var services = new ServiceCollection().AddPipeline(new ConfigurationBuilder().Build()).BuildServiceProvider();
        Assert.Contains(
            "AzureWebJobsStorage",
            Assert.Throws<ArgumentException>(services.GetRequiredService<StorageClients>).Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>Each account by connection string or by name, and the host's own where no other is named.</summary>
    [Theory]
    [InlineData("AzureWebJobsStorage:accountName=host", "https://host.blob.core.windows.net", "https://host.blob.core.windows.net")]
    [InlineData(
        "AzureWebJobsStorage:accountName=host;PipelineData:accountName=data",
        "https://data.blob.core.windows.net",
        "https://host.blob.core.windows.net"
    )]
    [InlineData(
        "AzureWebJobsStorage:accountName=host;PipelineData:accountName=data;Pipeline:EndpointSuffix=core.chinacloudapi.cn",
        "https://data.blob.core.chinacloudapi.cn",
        "https://host.blob.core.chinacloudapi.cn"
    )]
    [InlineData(
        "AzureWebJobsStorage=UseDevelopmentStorage%;PipelineData:accountName=data",
        "https://data.blob.core.windows.net",
        "http://127.0.0.1:10000/devstoreaccount1"
    )]
    [InlineData(
        "AzureWebJobsStorage:accountName=host;PipelineData=UseDevelopmentStorage%",
        "http://127.0.0.1:10000/devstoreaccount1",
        "https://host.blob.core.windows.net"
    )]
    [InlineData(
        "AzureWebJobsStorage=UseDevelopmentStorage%",
        "http://127.0.0.1:10000/devstoreaccount1",
        "http://127.0.0.1:10000/devstoreaccount1"
    )]
    [InlineData(
        "AzureWebJobsStorage=UseDevelopmentStorage%;PipelineData=",
        "http://127.0.0.1:10000/devstoreaccount1",
        "http://127.0.0.1:10000/devstoreaccount1"
    )]
    public void Settings_NameTheAccounts(string settings, string data, string host)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings
                    .Split(';')
                    .Select(setting => setting.Split('=', 2))
                    .Select(setting => KeyValuePair.Create(setting[0], (string?)setting[1].Replace("%", "=true", StringComparison.Ordinal)))
            )
            .Build();
        using var services = new ServiceCollection().AddPipeline(configuration).BuildServiceProvider();
        var clients = services.GetRequiredService<StorageClients>();
        Assert.Equal(
            (data + "/uploads", host + "/keys"),
            (clients.Container(StorageNames.Uploads).Uri.AbsoluteUri, clients.Container(StorageNames.Keys).Uri.AbsoluteUri)
        );
    }

    private static IEnumerable<MethodInfo> Methods() =>
        typeof(UploadTrigger)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null);

    private static IEnumerable<string> Functions() => Methods().Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name);

    private static Dictionary<string, string> Sample()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "local.settings.sample.json")));
        return document
            .RootElement.GetProperty("Values")
            .EnumerateObject()
            .ToDictionary(value => value.Name, value => value.Value.GetString()!, StringComparer.Ordinal);
    }

    private static IEnumerable<(string Name, string Value)> Settings(object options) =>
        options
            .GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => (property.Name, Written(property.GetValue(options))));

    private static string Written(object? value) =>
        value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string SourceFile([CallerFilePath] string path = "") => path;
}
