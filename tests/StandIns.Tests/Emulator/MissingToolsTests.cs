using Pipeline.Cli.LocalServices;

namespace StandIns.Tests.Emulator;

/// <summary>These change the process's surroundings, so nothing else runs beside them.</summary>
[CollectionDefinition(nameof(MissingToolsTests), DisableParallelization = true)]
[Collection(nameof(MissingToolsTests))]
public sealed class MissingToolsTests : IDisposable
{
    private readonly string _cache = Directory.CreateTempSubdirectory("azurite-missing-").FullName;

    public void Dispose() => Directory.Delete(_cache, recursive: true);

    [Fact]
    public async Task WithoutNode_SaysWhatToInstall()
    {
        using var _ = new Surroundings("PATH", "");
        var error = await Assert.ThrowsAsync<LocalServiceException>(() => AzuriteInstallation.EnsureAsync(_cache));
        Assert.Contains("没有找到 node", error.Message, StringComparison.Ordinal);
        Assert.Contains("https://nodejs.org", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutARegistry_TellsWhatNpmSaid_AndLeavesNothingHalfInstalled()
    {
        using var registry = new Surroundings("npm_config_registry", "http://127.0.0.1:9/");
        using var retries = new Surroundings("npm_config_fetch_retries", "0");
        using var npmCache = new Surroundings("npm_config_cache", Path.Combine(_cache, "npm"));
        var target = Path.Combine(_cache, "target");

        var error = await Assert.ThrowsAsync<LocalServiceException>(() => AzuriteInstallation.EnsureAsync(target));

        Assert.Contains("npm ci", error.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:9", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(target));
    }

    private sealed class Surroundings : IDisposable
    {
        private readonly string _name;
        private readonly string? _before;

        public Surroundings(string name, string value)
        {
            _name = name;
            _before = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, value);
        }

        public void Dispose() => Environment.SetEnvironmentVariable(_name, _before);
    }
}
