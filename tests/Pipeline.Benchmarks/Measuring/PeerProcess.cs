using System.Diagnostics;
using System.Text.Json;
using Pipeline.Benchmarks.Generating;

namespace Pipeline.Benchmarks.Measuring;

/// <summary>
/// A peer in another language, kept running so that it is warm: answers each line with the totals of one workbook and the processor time it
/// took.
/// </summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process process;

    private PeerProcess(Process process) => this.process = process;

    public static PeerProcess Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment["PYTHONUTF8"] = "1";
        return new PeerProcess(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."));
    }

    /// <param name="index">Which of the files named at the start.</param>
    public (double Seconds, SchoolTotals Totals) Read(int index)
    {
        process.StandardInput.WriteLine(index);
        process.StandardInput.Flush();
        var answer = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer ended early.");
        using var json = JsonDocument.Parse(answer);
        return (json.RootElement.GetProperty("seconds").GetDouble(), TotalsOf(json.RootElement));
    }

    public static SchoolTotals TotalsOf(JsonElement json) =>
        new(
            json.GetProperty("students").GetInt64(),
            json.GetProperty("times").GetInt64(),
            json.GetProperty("fen").GetInt64(),
            json.GetProperty("awards").GetInt64()
        );

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(3000))
        {
            process.Kill(entireProcessTree: true);
        }
        process.Dispose();
    }
}
