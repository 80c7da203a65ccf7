using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.LocalHost;

/// <summary>What this host is told when it is started, and what <c>host.json</c> and the app settings say to it.</summary>
internal sealed partial class HostSettings
{
    /// <summary>
    /// Where host.json's settings lie in the configuration; app settings such as <c>AzureFunctionsJobHost__functionTimeout</c> go before
    /// the file, as in Azure.
    /// </summary>
    private const string HostJson = "AzureFunctionsJobHost";

    /// <summary>Names the account of the host's own, in which queue, locks and memory are.</summary>
    public const string OwnConnection = "AzureWebJobsStorage";

    private HostSettings(string appFolder, int port, bool endsWithParent, IConfiguration configuration)
    {
        AppFolder = appFolder;
        Port = port;
        EndsWithParent = endsWithParent;
        Configuration = configuration;
    }

    /// <summary>The app's build output.</summary>
    public string AppFolder { get; }

    /// <summary>The port for people; 0 takes a free one.</summary>
    public int Port { get; }

    /// <summary>The host stops when its standard input is closed, which happens however the process ends that started it.</summary>
    public bool EndsWithParent { get; }

    public IConfiguration Configuration { get; }

    /// <summary>Hosts with the same id on the same storage are instances of one app, sharing queue, locks and memory.</summary>
    public string HostId => Configuration["AzureFunctionsWebHost:hostid"] ?? "pipeline-local";

    public string StorageConnection =>
        Configuration[OwnConnection] is { Length: > 0 } connection
            ? connection
            : throw new HostStartException("没有配置存储账户：请设置环境变量AzureWebJobsStorage（连接字符串）。");

    /// <summary>The account that a trigger names; it need not be the host's own.</summary>
    public string ConnectionOf(string name) =>
        name == OwnConnection ? StorageConnection
        : Configuration[name] is { Length: > 0 } connection ? connection
        : throw new HostStartException($"没有配置触发器所用的存储账户：请设置环境变量{name}（连接字符串）。");

    public TimeSpan FunctionTimeout =>
        TimeSpan.TryParse(Section["functionTimeout"], CultureInfo.InvariantCulture, out var timeout) && timeout > TimeSpan.Zero
            ? timeout
            : TimeSpan.FromMinutes(30);

    public string RoutePrefix => Section["extensions:http:routePrefix"] ?? "api";

    public IConfiguration Section => Configuration.GetSection(HostJson);

    /// <param name="arguments"><c>--app FOLDER [--port N] [--ends-with-parent]</c>.</param>
    public static HostSettings Of(string[] arguments)
    {
        var commandLine = new ConfigurationBuilder()
            .AddCommandLine([.. arguments.Where(argument => argument != "--ends-with-parent")])
            .Build();
        var app = Path.GetFullPath(commandLine["app"] ?? Environment.CurrentDirectory);
        var file = Path.Combine(app, "host.json");
        if (!File.Exists(file))
        {
            throw new HostStartException($"{app} 里没有host.json:请用 --app 指出Functions应用的编译结果所在的文件夹。");
        }
        var fileSettings = new ConfigurationBuilder()
            .AddJsonFile(file)
            .Build()
            .AsEnumerable()
            .Where(setting => setting.Value is not null)
            .ToDictionary(setting => $"{HostJson}:{setting.Key}", setting => setting.Value, StringComparer.OrdinalIgnoreCase);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(fileSettings).AddEnvironmentVariables().Build();
        return new HostSettings(
            app,
            int.Parse(commandLine["port"] ?? "0", CultureInfo.InvariantCulture),
            arguments.Contains("--ends-with-parent"),
            configuration
        );
    }

    /// <summary>The text with each <c>%Name%</c> in it replaced by the app setting of that name.</summary>
    public string Resolve(string text) =>
        Placeholder()
            .Replace(
                text,
                match =>
                    Configuration[match.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal)]
                    ?? throw new HostStartException($"应用用到的设置 {match.Value} 没有值。")
            );

    [GeneratedRegex("%([A-Za-z0-9_:.]+)%")]
    private static partial Regex Placeholder();
}
