using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Benchmarks.Measuring;

/// <summary>A whole process, from its start to its end.</summary>
/// <param name="PeakBytes">The highest resident memory, as last seen before it ended.</param>
internal sealed record ProcessRun(double Seconds, long PeakBytes, int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static ProcessRun Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["PYTHONUTF8"] = "1";
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(5))
        {
            peak = Math.Max(peak, PeakOf(process));
            if (clock.Elapsed > Patience)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        clock.Stop();
        process.WaitForExit();
        return new ProcessRun(clock.Elapsed.TotalSeconds, peak, process.ExitCode, output.Result, errors.Result);
    }

    public static string MiB(long bytes) => (bytes / 1048576.0).ToString("0", CultureInfo.InvariantCulture) + " MiB";

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It ended in between.
            return 0;
        }
    }
}
