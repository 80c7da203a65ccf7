using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Pipeline.Repository.Tests.Infra;

/// <summary>The pieces that `azd up` goes through fit each other, as far as that shows without Azure.</summary>
[Collection(BicepCollection.Name)]
public sealed class DeploymentProjectTests(BicepFixture bicep)
{
    private static readonly string Project = RepositoryFiles.Read("infra", "azure.yaml");

    [Fact]
    public void PathsExist()
    {
        var project = Regex.Match(Project, @"project: (\S+)").Groups[1].Value;
        Assert.True(Directory.Exists(RepositoryFiles.PathOf("infra", project)), project);
        var files = Regex.Matches(Project, @"(?:--template-file|dotnet msbuild) (\S+)").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(4, files.Count);
        Assert.All(files, file => Assert.True(File.Exists(RepositoryFiles.PathOf("infra", file)), file));
        Assert.True(File.Exists(RepositoryFiles.PathOf("infra", Regex.Match(Project, @"module: (\S+)").Groups[1].Value + ".bicep")));
    }

    [Fact]
    public void HooksReadOutputsOfMain()
    {
        var outputs = bicep["main.bicep"].Of("output").Select(output => output.Name!).ToList();
        var read = Regex.Matches(Project, @"\$(?:env:)?([A-Z_]{4,})").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(6, read.Count);
        Assert.Empty(read.Except(outputs));
    }

    [Fact]
    public void HooksGiveTheSubscriptionItsParameters()
    {
        var parameters = bicep["subscription.bicep"].Of("param").Select(parameter => parameter.Name!).ToList();
        var lines = Project.Split('\n').Where(line => line.Contains("subscription.bicep", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.Equal(parameters, Regex.Matches(line, @"(\w+)=""").Select(match => match.Groups[1].Value)));
    }

    [Fact]
    public void EveryHookRunsOnWindowsToo() => Assert.Equal(Regex.Count(Project, "posix:"), Regex.Count(Project, "windows:"));

    [Fact]
    public void TheServiceIsTheTaggedSite()
    {
        var service = Regex.Match(Project, @"services:\n  (\w+):").Groups[1].Value;
        Assert.Contains(
            $"'azd-service-name': '{service}'",
            RepositoryFiles.Read("infra", "modules", "functions.bicep"),
            StringComparison.Ordinal
        );
        Assert.Contains($"azd: deploy {service} --from-package ../artifacts/app.zip", Project, StringComparison.Ordinal);
    }

    [Fact]
    public void ThePackageIsTheZipThatIsDeployed()
    {
        var package = XDocument.Parse(RepositoryFiles.Read("infra", "package.proj"));
        Assert.EndsWith(
            "app.zip",
            package.Descendants("ZipDirectory").Single().Attribute("DestinationFile")!.Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void ParametersAreDescribedInTheReadme()
    {
        var readme = RepositoryFiles.Read("infra", "README.md");
        Assert.All(bicep["main.bicep"].Of("param"), parameter => Assert.Contains($"`{parameter.Name}`", readme, StringComparison.Ordinal));
        var variables = Regex
            .Matches(RepositoryFiles.Read("infra", "main.bicepparam"), @"readEnvironmentVariable\('(PIPELINE_\w+)'")
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();
        Assert.NotEmpty(variables);
        Assert.All(variables, variable => Assert.Contains($"`{variable}`", readme, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dotnet test Pipeline.sln", "builds and tests")]
    [InlineData("dotnet msbuild infra/package.proj", "packs what is deployed")]
    [InlineData("az bicep build", "compiles the Bicep")]
    [InlineData("what-if", "asks Azure what would change")]
    [InlineData("windows-latest", "on Windows")]
    [InlineData("macos-latest", "on macOS")]
    [InlineData("ubuntu-latest", "on Linux")]
    [InlineData("node-version: 20", "with Node.js 20")]
    public void TheWorkflow(string text, string purpose) =>
        Assert.True(RepositoryFiles.Read(".github", "workflows", "build.yml").Contains(text, StringComparison.Ordinal), purpose);
}
