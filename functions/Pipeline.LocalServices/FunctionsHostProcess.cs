using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.LocalServices;

/// <summary>
/// The Functions app running on this machine under the local host, in processes of their own, against a storage account that is given to
/// them.
/// </summary>
public sealed partial class FunctionsHostProcess : IAsyncDisposable
{
    private const int KeptLines = 200;
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly TimeProvider time;
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> lastLines = new();
    private StreamWriter? log;

    private FunctionsHostProcess(Process process, string functionKey, StreamWriter? log, TimeProvider time)
    {
        this.process = process;
        this.log = log;
        this.time = time;
        FunctionKey = functionKey;
        AppDomain.CurrentDomain.ProcessExit += KillNow;
    }

    /// <summary>Where the host answers, such as <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The key that HTTP functions ask for, in the header <c>x-functions-key</c>.</summary>
    public string FunctionKey { get; }

    /// <summary>How long it took from the start of the process until it said that it is running.</summary>
    public TimeSpan StartTime { get; private set; }

    public int ProcessId => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>After its end: 0 when it was told to stop, 3 when it could not go on, and says why in <see cref="Output"/>.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>Ends when the host does, whatever the reason.</summary>
    public Task Ended => process.WaitForExitAsync();

    /// <summary>The last lines that the host wrote.</summary>
    public string Output
    {
        get
        {
            lock (lastLines)
            {
                return string.Join(Environment.NewLine, lastLines);
            }
        }
    }

    /// <summary>Starts the host and waits until it says that it is running.</summary>
    /// <param name="options">Where the app lies and what it is told.</param>
    /// <param name="cancellationToken">Gives up waiting and ends the process.</param>
    /// <exception cref="LocalServiceException">The app is not built, or did not come up; the message holds its last words.</exception>
    public static async Task<FunctionsHostProcess> StartAsync(FunctionsHostOptions options, CancellationToken cancellationToken = default)
    {
        var folder = options.AppFolder ?? FindApp();
        var key = Guid.NewGuid().ToString("N");
        var start = StartInfo(folder, key, options);
        var log = options.LogFile is { } file ? new StreamWriter(file, append: false) { AutoFlush = true } : null;
        var host = new FunctionsHostProcess(new Process { StartInfo = start }, key, log, options.TimeProvider);
        var began = options.TimeProvider.GetTimestamp();
        host.Run();
        try
        {
            await host.WaitUntilRunningAsync(cancellationToken);
            host.StartTime = options.TimeProvider.GetElapsedTime(began);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets running functions end and the host stop; kills it when that takes too long.</summary>
    public async Task StopAsync()
    {
        if (!process.HasExited)
        {
            // The host stops when its input ends: that works alike on every system.
            CloseInput();
            var exited = process.WaitForExitAsync();
            await Task.WhenAny(exited, Task.Delay(StopPatience, time));
        }
        await KillAsync();
    }

    /// <summary>Ends the process at once, as a crash would.</summary>
    public async Task KillAsync()
    {
        KillNow(null, EventArgs.Empty);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        AppDomain.CurrentDomain.ProcessExit -= KillNow;
        process.Dispose();
        await CloseLogAsync();
    }

    private async Task CloseLogAsync()
    {
        try
        {
            if (log is not null)
            {
                await log.DisposeAsync();
            }
        }
        catch (IOException)
        {
            // The rest of the log has no room; the host's work is stored elsewhere.
        }
    }

    /// <summary>The app's build output: beside the command line when published, else in the repository's own layout.</summary>
    /// <exception cref="LocalServiceException">The app is not built.</exception>
    public static string FindApp() => Find("Pipeline.App", "app");

    private static string Find(string name, string publishedFolder)
    {
        var own = AppContext.BaseDirectory.Replace('\\', '/').TrimEnd('/');
        var at = own.LastIndexOf("/bin/", StringComparison.Ordinal);
        string[] candidates =
        [
            Path.Combine(own, publishedFolder),
            .. at < 0 ? Array.Empty<string>() : Ancestors(own).Select(folder => Path.Combine(folder, "functions", name) + own[at..]),
        ];
        return candidates.FirstOrDefault(folder => File.Exists(Path.Combine(folder, name + ".dll")))
            ?? throw new LocalServiceException($"找不到{name}的编译结果,请先运行:dotnet build Pipeline.sln");
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var at = Directory.GetParent(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }

    private static ProcessStartInfo StartInfo(string folder, string key, FunctionsHostOptions options)
    {
        var host = Path.Combine(Find("Pipeline.LocalHost", "host"), "Pipeline.LocalHost.dll");
        var start = new ProcessStartInfo("dotnet", [host, "--ends-with-parent", "--app", folder])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["AzureWebJobsStorage"] = options.ConnectionString;
        start.Environment["PipelineData"] = options.DataConnectionString ?? options.ConnectionString;
        start.Environment["LocalHost__FunctionKey"] = key;
        foreach (var (name, value) in options.Settings)
        {
            start.Environment[name] = value;
        }
        return start;
    }

    private void Run()
    {
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new LocalServiceException($"启动不了{process.StartInfo.FileName}:{exception.Message}", exception);
        }
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }
        lock (lastLines)
        {
            lastLines.Enqueue(line);
            while (lastLines.Count > KeptLines)
            {
                lastLines.Dequeue();
            }
            WriteLog(line);
        }
        if (ListeningLine().Match(line) is { Success: true } match)
        {
            listening.TrySetResult(new Uri(match.Value.TrimEnd('/') + "/"));
        }
    }

    /// <summary>
    /// A log that cannot be written any more ends the host, which has no room for its work either; its last words say why.
    /// </summary>
    private void WriteLog(string line)
    {
        try
        {
            log?.WriteLine(line);
        }
        catch (IOException exception)
        {
            log = null;
            lastLines.Enqueue(exception.Message);
            KillNow(null, EventArgs.Empty);
        }
    }

    private async Task WaitUntilRunningAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(StartPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var exited = process.WaitForExitAsync(either.Token);
        try
        {
            if (await Task.WhenAny(listening.Task, exited) != listening.Task)
            {
                await exited;
                throw NotStarted("已经结束");
            }
            Address = await listening.Task;
            using var client = new HttpClient { BaseAddress = Address };
            while (!await IsRunningAsync(client, either.Token))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), time, either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw NotStarted(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"等了{StartPatience.TotalSeconds:0}秒没有就绪")
            );
        }
    }

    private async Task<bool> IsRunningAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            var status = await client.GetFromJsonAsync<Dictionary<string, object>>("admin/host/status", cancellationToken);
            return status?.GetValueOrDefault("state")?.ToString() == "Running";
        }
        catch (HttpRequestException)
        {
            // Not listening yet, or not any more.
            return process.HasExited ? throw NotStarted("已经结束") : false;
        }
    }

    private LocalServiceException NotStarted(string how) =>
        new($"Functions主机没有启动成功,{how}。最后的输出:{Environment.NewLine}{Output}");

    private void CloseInput()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The pipe broke because the process has ended already.
        }
    }

    private void KillNow(object? sender, EventArgs e)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended in between, or never began.
        }
    }

    [GeneratedRegex(@"(?<=listening on:\s*)http://127\.0\.0\.1:\d+", RegexOptions.IgnoreCase)]
    private static partial Regex ListeningLine();
}
