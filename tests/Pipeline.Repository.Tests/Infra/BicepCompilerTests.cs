using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Pipeline.Repository.Tests.Infra;

/// <summary>The official compiler takes every file, without a warning.</summary>
public sealed class BicepCompilerTests
{
    private static readonly string Compiler =
        typeof(BicepCompilerTests)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "Bicep")
            .Value! + (OperatingSystem.IsWindows() ? ".exe" : "");

    public static TheoryData<string> Files(string ending) =>
        [
            .. Directory
                .EnumerateFiles(RepositoryFiles.PathOf("infra"), "*" + ending, SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(RepositoryFiles.PathOf("infra"), path))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Files), ".bicep")]
    public async Task AFileCompiles(string file)
    {
        var (status, template, said) = await RunAsync("build", file, "--stdout");
        Assert.True(status == 0, said);
        Assert.Empty(said);
        Assert.Contains("$schema", JsonSerializer.Deserialize<JsonElement>(template).EnumerateObject().Select(property => property.Name));
    }

    [Theory]
    [MemberData(nameof(Files), ".bicep")]
    public async Task AFileIsClean(string file) => Assert.Equal((0, "", ""), await RunAsync("lint", file));

    [Theory]
    [MemberData(nameof(Files), ".bicepparam")]
    public async Task ParametersFitTheirFile(string file)
    {
        var (status, _, said) = await RunAsync("build-params", file, "--stdout");
        Assert.Equal((0, ""), (status, said));
    }

    [Fact]
    public async Task WhatIsWrong_IsSeen()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.bicep");
        await File.WriteAllTextAsync(file, "resource a 'Microsoft.Storage/storageAccounts@2023-05-01' = {\n  name: 'x'\n}\n");
        try
        {
            var (_, _, said) = await RunAsync("build", file, "--stdout");
            Assert.Contains("BCP035", said, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<(int Status, string Output, string Said)> RunAsync(params string[] arguments)
    {
        Assert.True(File.Exists(Compiler), Compiler + " is missing: dotnet restore fetches it.");
        var start = new ProcessStartInfo(Compiler, arguments)
        {
            WorkingDirectory = RepositoryFiles.PathOf("infra"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What a deployment has to give.
        start.Environment["PIPELINE_MONTHLY_BUDGET"] = "1000";
        start.Environment["PIPELINE_ALARM_EMAILS"] = "statistics@example.invalid";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var said = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).Trim(), (await said).Trim());
    }
}
