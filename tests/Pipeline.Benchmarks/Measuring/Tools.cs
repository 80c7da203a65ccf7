namespace Pipeline.Benchmarks.Measuring;

/// <summary>Programs and files that measures start.</summary>
internal static class Tools
{
    public static string? Find(params string[] names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return names
            .SelectMany(name => folders.Select(folder => Path.Combine(folder, name + (OperatingSystem.IsWindows() ? ".exe" : ""))))
            .FirstOrDefault(File.Exists);
    }

    public static string Dotnet =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? Find("dotnet")
        ?? throw new InvalidOperationException("dotnet is not on the path.");

    public static string Peer(string name) => Path.Combine(AppContext.BaseDirectory, "Peers", name);

    /// <summary>The command line as its own project builds it.</summary>
    public static string Pipeline => Built("functions", "Pipeline.Cli", "pipeline.dll");

    /// <summary>A program that does nothing.</summary>
    public static string Empty => Built("tests", "Pipeline.Benchmarks", "Peers", "Empty", "Empty.dll");

    /// <summary>
    /// A Python that has a module; null if there is none. Debian's own comes first, where packages of the system are installed.
    /// </summary>
    public static string? PythonWith(string module)
    {
        string?[] candidates = ["/usr/bin/python3", Find("python3"), Find("python")];
        return candidates
            .OfType<string>()
            .FirstOrDefault(python => File.Exists(python) && ProcessRun.Run(python, ["-c", "import " + module]).ExitCode == 0);
    }

    private static string Built(params string[] path)
    {
        // …/tests/Pipeline.Benchmarks/bin/Release/net10.0/
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine([root, .. path[..^1], "bin", output.Parent.Name, output.Name, path[^1]]);
    }
}
