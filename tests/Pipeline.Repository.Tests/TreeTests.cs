using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Pipeline.Repository.Tests;

/// <summary>
/// What a commit may hold: the top level that was agreed, no machine path, no address of a package registry, triggers that stay short.
/// </summary>
public sealed partial class TreeTests
{
    private static readonly string[] TopLevel =
    [
        "functions",
        "tests",
        "infra",
        "local.settings.sample.json",
        "Pipeline.sln",
        "README.md",
        "BannedSymbols.txt",
        "Directory.Build.props",
        "Directory.Build.targets",
        "Directory.Packages.props",
        "global.json",
    ];

    [Fact]
    public void The_top_level_is_as_agreed() =>
        Assert.Empty(
            Tracked().Select(path => path.Split('/')[0]).Where(name => !name.StartsWith('.') && !TopLevel.Contains(name)).Distinct()
        );

    [Fact]
    public void No_registry_address_and_no_machine_path_is_committed()
    {
        var found = Tracked().Where(IsText).Where(path => Forbidden().IsMatch(File.ReadAllText(RepositoryRoot.PathOf(path))));
        Assert.Empty(found);
    }

    [Fact]
    public void A_trigger_is_at_most_forty_lines_without_an_if()
    {
        var triggers = Tracked().Where(path => path.StartsWith("functions/Pipeline.App/Triggers/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(triggers);
        foreach (var trigger in triggers)
        {
            var lines = File.ReadAllLines(RepositoryRoot.PathOf(trigger));
            Assert.True(lines.Length <= 40, trigger);
            Assert.DoesNotContain(lines, line => line.TrimStart().StartsWith("if (", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Program_is_under_twenty_lines() =>
        Assert.True(File.ReadAllLines(RepositoryRoot.PathOf("functions", "Pipeline.App", "Program.cs")).Length < 20);

    [Fact]
    public void A_decision_record_is_at_most_forty_lines()
    {
        var records = Tracked().Where(path => path.StartsWith("functions/decisions/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(records);
        Assert.All(records, record => Assert.True(File.ReadAllLines(RepositoryRoot.PathOf(record)).Length <= 40, record));
    }

    [Fact]
    public void The_product_does_not_depend_on_the_shared_folder() =>
        Assert.DoesNotContain(
            Tracked(),
            path =>
                path.EndsWith(".cs", StringComparison.Ordinal)
                && File.ReadAllText(RepositoryRoot.PathOf(path)).Contains("../" + "shared", StringComparison.Ordinal)
        );

    private static bool IsText(string path) =>
        Path.GetExtension(path)
            is ".cs"
                or ".csproj"
                or ".props"
                or ".targets"
                or ".json"
                or ".md"
                or ".yml"
                or ".yaml"
                or ".bicep"
                or ".bicepparam"
                or ".txt"
                or ".py"
                or ".js"
                or ".cjs"
                or ".mjs"
        && path != "tests/Pipeline.Repository.Tests/TreeTests.cs";

    /// <summary>What git tracks; outside a checkout every file that is not ignored by name.</summary>
    internal static List<string> Tracked()
    {
        var start = new ProcessStartInfo("git", ["-c", "core.quotepath=off", "ls-files"])
        {
            WorkingDirectory = RepositoryRoot.Folder,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return [.. files.Where(path => File.Exists(RepositoryRoot.PathOf(path)))];
    }

    [GeneratedRegex(@"registry\.npmjs|api\.nuget\.org|(?<![\w.])/(work|root|home)/[a-z]|[A-Z]:\\Users")]
    private static partial Regex Forbidden();
}
