namespace Pipeline.Cli.Tests.Support;

/// <summary>Finds the processes that descend from one that a test started, by a mark in their environment.</summary>
internal static class MarkedProcesses
{
    public const string Variable = "PIPELINE_TEST_MARK";

    /// <summary>Null if the system does not show the environment of other processes (only Linux does).</summary>
    public static IReadOnlyList<int>? Of(string mark)
    {
        if (!OperatingSystem.IsLinux())
        {
            Console.WriteLine("Not on Linux: whether every child process ended is told by the ports alone.");
            return null;
        }
        return
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(Path.GetFileName)
                .Where(name => int.TryParse(name, out _))
                .Select(name => int.Parse(name!, System.Globalization.CultureInfo.InvariantCulture))
                .Where(id => Holds(id, $"{Variable}={mark}")),
        ];
    }

    private static bool Holds(int id, string mark)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/environ").Contains(mark, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended in between, or is somebody else's.
            return false;
        }
    }
}
