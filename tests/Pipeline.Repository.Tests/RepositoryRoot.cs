namespace Pipeline.Repository.Tests;

/// <summary>Where the repository lies that the tests were built from.</summary>
internal static class RepositoryRoot
{
    public static string Folder { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Pipeline.sln")))
            {
                return at.FullName;
            }
        }
        throw new InvalidOperationException("No Pipeline.sln above the test's folder.");
    }
}
