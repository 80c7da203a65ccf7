namespace Pipeline.Browser.Tests.Support;

/// <summary>The browser of this machine: none is downloaded.</summary>
internal static class Chromium
{
    public const string Missing =
        "No Chromium was found. Install it (Debian: apt-get install chromium; elsewhere Chrome or Chromium) or set "
        + "CHROME_PATH to its program.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe"];

    /// <summary>The program; null if there is none.</summary>
    public static string? Path { get; } = Candidates().FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("CHROME_PATH") is { Length: > 0 } named)
        {
            yield return named;
        }
        foreach (
            var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
                System.IO.Path.PathSeparator,
                StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            foreach (var name in Names)
            {
                yield return System.IO.Path.Combine(folder, name);
            }
        }
        yield return "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
        yield return System.IO.Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles),
            "Google",
            "Chrome",
            "Application",
            "chrome.exe"
        );
    }
}
