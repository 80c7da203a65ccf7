namespace Pipeline.Benchmarks.Measuring;

/// <summary>The peers in other languages that this machine can run.</summary>
internal sealed class PeerProcesses : IDisposable
{
    private readonly List<PeerProcess> running = [];
    private readonly string[] files;

    public PeerProcesses(string work, IEnumerable<byte[]> contents)
    {
        files =
        [
            .. contents.Select(
                (content, i) =>
                {
                    var path = Path.Combine(work, FormattableString.Invariant($"peer-{i}.xlsx"));
                    File.WriteAllBytes(path, content);
                    return path;
                }
            ),
        ];
    }

    /// <summary>Name, process, and where there is none, why.</summary>
    public IReadOnlyList<(string Name, PeerProcess? Process, string Reason)> StartAll() => [Openpyxl(), ExcelJs()];

    public void Dispose() => running.ForEach(process => process.Dispose());

    private (string, PeerProcess?, string) Openpyxl()
    {
        if (Tools.PythonWith("openpyxl") is not { } python)
        {
            return ("openpyxl read-only", null, "no Python with openpyxl (Debian: python3-openpyxl)");
        }
        return (
            "openpyxl read-only "
                + NodeModules.Trimmed(ProcessRun.Run(python, ["-c", "import openpyxl; print(openpyxl.__version__)"]).Output),
            Keep(PeerProcess.Start(python, [Tools.Peer("judge_openpyxl.py"), .. files])),
            ""
        );
    }

    private (string, PeerProcess?, string) ExcelJs()
    {
        const string name = "exceljs " + NodeModules.ExcelJsVersion;
        if (Tools.Find("node") is not { } node)
        {
            return (name, null, "no Node.js");
        }
        return NodeModules.Ensure(out var reason) is { } modules
            ? (name, Keep(PeerProcess.Start(node, [Tools.Peer("exceljs/judge.cjs"), modules, .. files])), "")
            : (name, null, reason);
    }

    private PeerProcess Keep(PeerProcess process)
    {
        running.Add(process);
        return process;
    }
}
