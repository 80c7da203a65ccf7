using System.Runtime.CompilerServices;

namespace Pipeline.Domain.Tests.Builders;

/// <summary>A page of documentation that is written from the code and held against it.</summary>
internal static class Page
{
    private const string Lever = "REWRITE_PAGES";

    /// <summary>Compares a page with what it should say; with the lever set it is written, never in CI.</summary>
    public static void Hold(string path, string expected)
    {
        var file = Path.Combine(RepositoryRoot(), path.Replace('/', Path.DirectorySeparatorChar));
        if (Environment.GetEnvironmentVariable(Lever) is { Length: > 0 })
        {
            Assert.False(
                Environment.GetEnvironmentVariable("CI") is { Length: > 0 } and not "false",
                $"{Lever} is set in CI: pages are written by people and held here."
            );
            File.WriteAllText(file, expected);
        }
        Assert.True(File.Exists(file), $"{path} is missing; {Lever}=1 writes it.");
        Assert.True(
            expected == File.ReadAllText(file).ReplaceLineEndings("\n"),
            $"{path} does not say what the code does; {Lever}=1 writes it anew."
        );
    }

    private static string RepositoryRoot([CallerFilePath] string here = "")
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(here) })
        {
            for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "Pipeline.sln")))
                {
                    return folder;
                }
            }
        }
        throw new DirectoryNotFoundException("Pipeline.sln is above neither the tests' output nor their source.");
    }
}
