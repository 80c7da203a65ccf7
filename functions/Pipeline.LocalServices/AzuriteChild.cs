using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Pipeline.LocalServices;

/// <summary>One running node process with Azurite in it.</summary>
internal sealed class AzuriteChild : IDisposable
{
    private const string LastReadyLine = "Azurite Table service is successfully listening";
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _lastLines = new();

    private AzuriteChild(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public Task Ended => _process.WaitForExitAsync();

    public bool PortWasTaken => _lastLines.Any(line => line.Contains("EADDRINUSE", StringComparison.Ordinal));

    public string Output => string.Join(Environment.NewLine, _lastLines);

    public static AzuriteChild Start(AzuriteInstallation installation, string workspace, AzuritePorts ports)
    {
        var start = new ProcessStartInfo(NodeTools.Node)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workspace,
        };
        string[] arguments =
        [
            "--require",
            AzuriteInstallation.ParentWatch,
            installation.EntryPoint,
            "--silent",
            "--skipApiVersionCheck",
            "--disableTelemetry",
            "--location",
            workspace,
            "--blobHost",
            "127.0.0.1",
            "--blobPort",
            Text(ports.Blob),
            "--queueHost",
            "127.0.0.1",
            "--queuePort",
            Text(ports.Queue),
            "--tableHost",
            "127.0.0.1",
            "--tablePort",
            Text(ports.Table),
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Other accounts or a database named in the user's surroundings would make it another emulator than the one asked for.
        start.Environment.Remove("AZURITE_ACCOUNTS");
        start.Environment.Remove("AZURITE_DB");
        var child = new AzuriteChild(new Process { StartInfo = start, EnableRaisingEvents = true });
        child.Run();
        return child;
    }

    /// <summary>True once all three services listen; false if the process ended before or the time ran out.</summary>
    public async Task<bool> WaitUntilListeningAsync(TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        // The child's own line, not a connection: only that proves that the ports are held by this process and by no other.
        var exited = _process.WaitForExitAsync(cancellationToken);
        var first = await Task.WhenAny(_listening.Task, exited, Task.Delay(timeout, timeProvider, cancellationToken));
        await first;
        return first == _listening.Task;
    }

    /// <summary>Lets Azurite write its files and end; kills it when that takes too long.</summary>
    public async Task StopAsync(TimeProvider timeProvider)
    {
        CloseInput();
        var exited = _process.WaitForExitAsync();
        if (await Task.WhenAny(exited, Task.Delay(StopPatience, timeProvider)) != exited)
        {
            await KillAsync();
        }
    }

    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
    }

    public void KillNow()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(2000);
        }
    }

    public void Dispose() => _process.Dispose();

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private void Run()
    {
        _process.OutputDataReceived += (_, e) => Read(e.Data);
        _process.ErrorDataReceived += (_, e) => Read(e.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lastLines.Enqueue(line);
        while (_lastLines.Count > 50)
        {
            _lastLines.TryDequeue(out _);
        }

        if (line.StartsWith(LastReadyLine, StringComparison.Ordinal))
        {
            _listening.TrySetResult();
        }
    }

    private void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The pipe broke because the process has ended already.
        }
    }
}
