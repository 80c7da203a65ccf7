using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Pipeline.Cli.Tests.Support;
using Pipeline.LocalServices;

namespace Pipeline.Cli.Tests;

public sealed partial class UpTests : IDisposable
{
    private const int Interrupt = 2;
    private const nint DefaultHandler = 0;
    private readonly TemporaryFolder folder = new();
    private readonly string mark = Guid.NewGuid().ToString("N");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task ServesUntilTheSignal_ThenEndsWithItsChildren_AndKeepsTheData(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("Windows has no signal that one process can send another without sharing its console.");
            return;
        }
        TakeInterruptsAgain();
        var data = folder["data"];
        using var process = CliProcess.Start(new Dictionary<string, string> { [MarkedProcesses.Variable] = mark }, "up", "--data", data);
        try
        {
            var (address, key, connection) = await AddressesAsync(process);
            using var client = new HttpClient { BaseAddress = address };
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("api/health", UriKind.Relative))).StatusCode);
            Assert.Contains(
                "Running",
                await client.GetStringAsync(new Uri("admin/host/status", UriKind.Relative)),
                StringComparison.Ordinal
            );
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri("api/periods/2019-H1", UriKind.Relative))).StatusCode);
            client.DefaultRequestHeaders.Add("x-functions-key", key);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("api/periods/2019-H1", UriKind.Relative))).StatusCode);
            await new BlobContainerClient(connection, "kept").CreateAsync();
            Assert.True(
                MarkedProcesses.Of(mark) is null or { Count: >= 3 },
                "The command line, the emulator and the host are three processes."
            );

            await SignalAsync(process, signal);

            Assert.Equal(0, process.ExitCode);
            Assert.True(MarkedProcesses.Of(mark) is null or { Count: 0 }, "A child still runs.");
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("api/health", UriKind.Relative)));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        await using var again = await AzuriteProcess.StartAsync(new AzuriteOptions { Workspace = data });
        Assert.True(await new BlobContainerClient(again.ConnectionString, "kept").ExistsAsync());
    }

    [Theory]
    [InlineData("Pipeline.LocalHost.dll", "Functions主机自己结束了")]
    [InlineData("azurite", "存储模拟器Azurite自己结束了")]
    public async Task SaysAtOnce_WhenAServiceEnds_AndEndsTheOthers(string victim, string sentence)
    {
        if (!OperatingSystem.IsLinux())
        {
            Console.WriteLine("Not on Linux: which child process is which cannot be told from outside.");
            return;
        }
        using var process = CliProcess.Start(
            new Dictionary<string, string> { [MarkedProcesses.Variable] = mark },
            "up",
            "--data",
            folder["data"]
        );
        try
        {
            await AddressesAsync(process);
            var id = MarkedProcesses
                .Of(mark)!
                .First(id => id != process.Id && File.ReadAllText($"/proc/{id}/cmdline").Contains(victim, StringComparison.Ordinal));
            using (var child = Process.GetProcessById(id))
            {
                child.Kill();
            }
            using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            await process.WaitForExitAsync(deadline.Token);

            Assert.Equal(3, process.ExitCode);
            var errors = await process.StandardError.ReadToEndAsync(deadline.Token);
            Assert.Contains(sentence, errors, StringComparison.Ordinal);
            Assert.DoesNotContain("Unhandled", errors, StringComparison.Ordinal);
            Assert.Empty(MarkedProcesses.Of(mark)!);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    [Fact]
    public void AFullDisk_IsASentence()
    {
        if (!OperatingSystem.IsLinux())
        {
            Console.WriteLine("Not on Linux: there is no device that is always full.");
            return;
        }
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var exception = Assert.Throws<IOException>(() => full.Write([1]));
        Assert.True(DiskSpace.IsMissing(exception));
        Assert.True(DiskSpace.IsMissing(new InvalidOperationException("", exception)));
        Assert.False(DiskSpace.IsMissing(new IOException("别的")));
        Assert.True(DiskSpace.IsMissingIn("Error: ENOSPC: no space left on device, write"));
    }

    private static async Task<(Uri Address, string Key, string Connection)> AddressesAsync(Process process)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        var connection = "";
        var text = "";
        while (await process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
        {
            text += line + "\n";
            connection = line.Contains("存储连接字符串:", StringComparison.Ordinal)
                ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]
                : connection;
            if (Endpoint().Match(line) is { Success: true } match)
            {
                return (new Uri(match.Groups["address"].Value), match.Groups["key"].Value, connection);
            }
        }
        throw new InvalidOperationException("It ended before it served: " + text + await process.StandardError.ReadToEndAsync());
    }

    /// <summary>
    /// A shell's background job is told to ignore Ctrl+C and tells it on to all that it starts, where the program under test would wait for
    /// ever.
    /// </summary>
    private static void TakeInterruptsAgain()
    {
        const string ignored = "SigIgn:";
        var status = OperatingSystem.IsLinux()
            ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(ignored, StringComparison.Ordinal))
            : null;
        if (
            status is not null
            && (
                ulong.Parse(status.AsSpan(ignored.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                & (1UL << (Interrupt - 1))
            ) != 0
        )
        {
            SetSignal(Interrupt, DefaultHandler);
        }
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetSignal(int signal, nint handler);

    private static async Task SignalAsync(Process process, string signal)
    {
        using (var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
            Assert.Equal(0, kill.ExitCode);
        }
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(deadline.Token);
    }

    [GeneratedRegex("HTTP接口:(?<address>http://[^/]+/)api/.*x-functions-key: (?<key>\\w+)")]
    private static partial Regex Endpoint();
}
