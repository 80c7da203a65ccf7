using System.Diagnostics;
using System.Text;

namespace Pipeline.Cli.Tests.Support;

/// <summary>The built command line as a process, as a user starts it.</summary>
internal static class CliProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The build output of Pipeline.Cli, of the same configuration and framework as these tests.</summary>
    public static string Folder { get; } = FindFolder();

    public static string Sample => Path.Combine(Folder, "sample", "fucheng-2019");

    public static Task<CliRun> RunAsync(params string[] arguments) => RunAsync(Patience, null, arguments);

    public static async Task<CliRun> RunAsync(
        TimeSpan patience,
        IReadOnlyDictionary<string, string>? environment,
        params string[] arguments
    )
    {
        using var process = Start(environment, arguments);
        using var output = new MemoryStream();
        var copying = process.StandardOutput.BaseStream.CopyToAsync(output);
        var errors = process.StandardError.ReadToEndAsync();
        using var deadline = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await copying;
            Assert.Fail(
                $"pipeline {string.Join(' ', arguments)} did not end within {patience}. It wrote: {Encoding.UTF8.GetString(output.ToArray())}{await errors}"
            );
        }
        await copying;
        return new CliRun(process.ExitCode, output.ToArray(), await errors);
    }

    public static Process Start(IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Folder, "pipeline.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }

    private static string FindFolder()
    {
        var own = AppContext.BaseDirectory.Replace('\\', '/').TrimEnd('/');
        var ending = own[own.LastIndexOf("/bin/", StringComparison.Ordinal)..];
        for (var folder = Directory.GetParent(own); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "functions", "Pipeline.Cli") + ending;
            if (File.Exists(Path.Combine(candidate, "pipeline.dll")))
            {
                return candidate;
            }
        }
        throw new FileNotFoundException("pipeline.dll is not built: dotnet build Pipeline.sln");
    }
}
