using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Pipeline.Repository.Tests.Infra;

/// <summary>
/// What is deployed is what <c>demo</c>, <c>up</c> and the tests run: the zip of the build at hand holds that build, file by file.
/// </summary>
public sealed class DeployedPackageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task TheZipHoldsTheAssembliesThatTheDemoRuns()
    {
        var built = PackageUseTests.BuildOf("Pipeline.App");
        var folder = Directory.CreateTempSubdirectory("pipeline-package-").FullName;
        try
        {
            await PackAsync(folder, Path.GetFileName(Path.GetDirectoryName(built)!));
            using var zip = await ZipFile.OpenReadAsync(Path.Combine(folder, "app.zip"));
            var deployed = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var entry in zip.Entries.Where(entry => IsRun(entry.FullName)))
            {
                await using var content = await entry.OpenAsync();
                deployed.Add(entry.FullName, Convert.ToHexStringLower(await SHA256.HashDataAsync(content)));
            }
            var run = Directory
                .EnumerateFiles(built, "*", SearchOption.AllDirectories)
                .Where(file => IsRun(Path.GetRelativePath(built, file)))
                .ToDictionary(
                    file => Path.GetRelativePath(built, file).Replace('\\', '/'),
                    file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))),
                    StringComparer.Ordinal
                );
            Assert.Contains("Pipeline.App.dll", run.Keys);
            Assert.Contains("Microsoft.Azure.Functions.Worker.dll", run.Keys);
            Assert.Equal(run.OrderBy(file => file.Key, StringComparer.Ordinal), deployed.OrderBy(file => file.Key, StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Code, and what decides which code is loaded and run.</summary>
    private static bool IsRun(string path) =>
        path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        || Path.GetFileName(path) is "host.json" or "worker.config.json"
        || path.EndsWith(".runtimeconfig.json", StringComparison.Ordinal)
        || Path.GetFileName(path) is "functions.metadata" or "extensions.json";

    private static async Task PackAsync(string folder, string configuration)
    {
        string[] arguments =
        [
            "msbuild",
            RepositoryFiles.PathOf("infra", "package.proj"),
            "-nologo",
            "-v:minimal",
            "-nodeReuse:false",
            "-p:Configuration=" + configuration,
            "-p:NoBuild=true",
            "-p:Artifacts=" + folder + Path.DirectorySeparatorChar,
        ];
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"Packing took longer than {Patience}.");
        }
        Assert.True(process.ExitCode == 0, await output + await errors);
    }
}
