namespace Pipeline.Repository.Tests.Infra;

/// <summary>All Bicep files of the repository, read once for all tests.</summary>
public sealed class BicepFixture : IAsyncLifetime
{
    private readonly Dictionary<string, BicepFile> files = new(StringComparer.Ordinal);

    internal IReadOnlyCollection<BicepFile> All => files.Values;

    internal IEnumerable<BicepResource> Resources => All.SelectMany(file => file.Resources());

    internal BicepFile this[string name] => files[name];

    public async Task InitializeAsync()
    {
        var folder = RepositoryFiles.PathOf("infra");
        var paths = Directory.EnumerateFiles(folder, "*.bicep*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        foreach (var file in await BicepParser.ParseAsync(paths))
        {
            // What the grammar did not understand would be missing below, and no test would miss it.
            Assert.Empty(file.Errors);
            files.Add(Path.GetRelativePath(folder, file.Path).Replace('\\', '/'), file);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
