using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Xml.Linq;

namespace Pipeline.Repository.Tests;

/// <summary>A package that the product names is one that its code uses, as the compiler saw it.</summary>
public sealed class PackageUseTests
{
    /// <summary>Builds the app's metadata; its own assembly is not referenced.</summary>
    private const string BuildTool = "Microsoft.Azure.Functions.Worker.Sdk";

    public static TheoryData<string, string> References()
    {
        var rows = new TheoryData<string, string>();
        foreach (var folder in Directory.GetDirectories(RepositoryRoot.PathOf("functions"), "Pipeline.*").Order(StringComparer.Ordinal))
        {
            var project = Path.GetFileName(folder);
            foreach (var reference in XElement.Load(Path.Combine(folder, project + ".csproj")).Descendants("PackageReference"))
            {
                rows.Add(project, (string)reference.Attribute("Include")!);
            }
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(References))]
    public void IsUsed(string project, string package)
    {
        if (package == BuildTool)
        {
            Assert.True(File.Exists(Path.Combine(BuildOf(project), "worker.config.json")), "The SDK wrote no worker.config.json.");
            return;
        }
        var brought = AssembliesOf(project, package);
        Assert.True(
            brought.Intersect(UsedBy(project)).Any(),
            $"{project} names {package} and uses nothing of it: {string.Join(' ', brought)}."
        );
    }

    [Fact]
    public void AnUnusedOneIsSeen() => Assert.Empty(AssembliesOf("Pipeline.App", "Azure.Storage.Queues").Intersect(UsedBy("Pipeline.App")));

    /// <summary>Every version that is set is one that some project asks for, itself or through others.</summary>
    [Fact]
    public void EveryVersionIsAskedFor()
    {
        var set = XElement
            .Load(RepositoryRoot.PathOf("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Select(version => (string)version.Attribute("Include")!);
        var asked = LockFiles()
            .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("dependencies").EnumerateObject())
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Select(dependency => dependency.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Equal([], set.Except(asked, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void EveryProjectIsLocked() =>
        Assert.All(LockFiles(), file => Assert.True(File.Exists(file), file + " is missing: dotnet restore writes it."));

    private static IEnumerable<string> Projects() =>
        File.ReadLines(RepositoryRoot.PathOf("Pipeline.sln"))
            .Where(line => line.Contains(".csproj", StringComparison.Ordinal))
            .Select(line => RepositoryRoot.PathOf(line.Split('"')[5].Replace('\\', Path.DirectorySeparatorChar)));

    private static IEnumerable<string> LockFiles() =>
        Projects().Select(project => Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json"));

    /// <summary>
    /// What the package lets be compiled against; where it has nothing of its own, what the packages have that it stands for.
    /// </summary>
    private static HashSet<string> AssembliesOf(string project, string package)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.PathOf("functions", project, "obj", "project.assets.json")));
        var target = assets
            .RootElement.GetProperty("targets")
            .EnumerateObject()
            .First()
            .Value.EnumerateObject()
            .ToDictionary(entry => entry.Name.Split('/')[0], entry => entry.Value, StringComparer.OrdinalIgnoreCase);
        var own = Compiled(target[package]);
        return own.Count > 0
            ? own
            :
            [
                .. target[package]
                    .GetProperty("dependencies")
                    .EnumerateObject()
                    .Where(one => target.ContainsKey(one.Name))
                    .SelectMany(one => Compiled(target[one.Name])),
            ];
    }

    private static HashSet<string> Compiled(JsonElement entry) =>
        !entry.TryGetProperty("compile", out var compile)
            ? []
            :
            [
                .. compile
                    .EnumerateObject()
                    .Where(file => file.Name.EndsWith(".dll", StringComparison.Ordinal))
                    .Select(file => Path.GetFileNameWithoutExtension(file.Name)),
            ];

    private static HashSet<string> UsedBy(string project)
    {
        var name = project == "Pipeline.Cli" ? "pipeline" : project;
        using var file = new PEReader(File.OpenRead(Path.Combine(BuildOf(project), name + ".dll")));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    internal static string BuildOf(string project)
    {
        var own = AppContext.BaseDirectory.TrimEnd('/', '\\');
        return RepositoryRoot.PathOf("functions", project, "bin", Path.GetFileName(Path.GetDirectoryName(own)!), Path.GetFileName(own));
    }
}
