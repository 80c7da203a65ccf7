namespace Pipeline.Repository.Tests.Infra;

/// <summary>Finds files of the repository from wherever the tests run.</summary>
internal static class RepositoryFiles
{
    public static string PathOf(params string[] parts) => RepositoryRoot.PathOf(Path.Combine(parts));

    /// <summary>The text with line ends as <c>\n</c>, whatever the checkout made of them.</summary>
    public static string Read(params string[] parts) => File.ReadAllText(PathOf(parts)).ReplaceLineEndings("\n");

    /// <summary>Source files of the product, without what a build wrote.</summary>
    public static IEnumerable<string> Sources(params string[] folder) =>
        from path in Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories)
        let parts = Path.GetRelativePath(PathOf(folder), path).Split(Path.DirectorySeparatorChar)
        where !parts.Contains("obj") && !parts.Contains("bin")
        select path;
}
