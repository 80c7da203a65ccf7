namespace Pipeline.Benchmarks;

/// <summary>A temporary folder that goes with the run.</summary>
internal sealed class WorkFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pipeline-bench-").FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // Something still has a file open; the system sweeps its temporary folder.
        }
    }
}
