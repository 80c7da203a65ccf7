using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Pipeline.LocalHost.Worker;

/// <summary>The worker's process: the app as it was built, started as Azure starts it.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ILogger logger;

    private WorkerProcess(Process process, ILogger logger)
    {
        this.process = process;
        this.logger = logger;
    }

    public int Id => process.Id;

    public string HowItEnded => string.Create(CultureInfo.InvariantCulture, $"进程{process.Id}的退出码是{process.ExitCode}");

    public Task Ended => process.WaitForExitAsync();

    public static WorkerProcess Start(HostSettings options, Uri address, string workerId, ILogger logger)
    {
        var start = StartInfo(options.AppFolder, address, workerId);
        var worker = new WorkerProcess(new Process { StartInfo = start }, logger);
        worker.process.OutputDataReceived += (_, line) => Tell(line.Data);
        worker.process.ErrorDataReceived += (_, line) => Tell(line.Data);
        try
        {
            worker.process.Start();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new HostStartException($"启动不了应用进程 {start.FileName}:{exception.Message}", exception);
        }
        worker.process.BeginOutputReadLine();
        worker.process.BeginErrorReadLine();
        return worker;
    }

    /// <summary>Waits so long for the process to end by itself, then ends it.</summary>
    public async Task EndAsync(TimeSpan grace, TimeProvider time)
    {
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(ended, Task.Delay(grace, time)) != ended)
        {
            logger.LogWarning("The worker process {Id} did not end within {Grace} and is killed.", process.Id, grace);
        }
        Kill();
        await ended;
    }

    public void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string folder, Uri address, string workerId)
    {
        var file = Path.Combine(folder, "worker.config.json");
        if (!File.Exists(file))
        {
            throw new HostStartException($"{folder} 里没有worker.config.json:它不是Functions应用(isolated worker)的编译结果。");
        }
        using var config = JsonDocument.Parse(File.ReadAllBytes(file));
        var description = config.RootElement.GetProperty("description");
        var requestId = Guid.NewGuid().ToString();
        var start = new ProcessStartInfo(description.GetProperty("defaultExecutablePath").GetString()!)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            Path.Combine(folder, description.GetProperty("defaultWorkerPath").GetString()!),
            "--host",
            address.Host,
            "--port",
            address.Port.ToString(CultureInfo.InvariantCulture),
            "--workerId",
            workerId,
            "--requestId",
            requestId,
            "--grpcMaxMessageLength",
            "2147483647",
            "--functions-uri",
            address.AbsoluteUri,
            "--functions-worker-id",
            workerId,
            "--functions-request-id",
            requestId,
            "--functions-grpc-max-message-length",
            "2147483647",
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = folder;
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        start.Environment["AZURE_FUNCTIONS_ENVIRONMENT"] =
            Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT") ?? "Development";
        // As in Azure, wherever the developer sits.
        start.Environment["TZ"] = "UTC";
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(WorkerProcess).Assembly.Location;
        return start;
    }

    private static void Tell(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            Console.Out.WriteLine(line);
        }
    }
}
