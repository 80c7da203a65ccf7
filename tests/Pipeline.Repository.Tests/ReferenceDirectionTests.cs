using System.Xml.Linq;

namespace Pipeline.Repository.Tests;

/// <summary>
/// App → Web → Steps, Cli → {LocalServices, Steps}, Steps → {Workbooks, Storage} → Domain; Workbooks and Storage never meet. The local host
/// stands where Azure does and knows nothing of the product.
/// </summary>
public sealed class ReferenceDirectionTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Pipeline.Domain"] = [],
        ["Pipeline.Workbooks"] = ["Pipeline.Domain"],
        ["Pipeline.Storage"] = ["Pipeline.Domain"],
        ["Pipeline.Steps"] = ["Pipeline.Storage", "Pipeline.Workbooks"],
        ["Pipeline.Web"] = ["Pipeline.Steps"],
        ["Pipeline.App"] = ["Pipeline.Web"],
        ["Pipeline.LocalHost"] = [],
        ["Pipeline.LocalServices"] = ["Pipeline.Storage"],
        ["Pipeline.Cli"] = ["Pipeline.LocalServices", "Pipeline.Steps"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_downwards(string project) => Assert.Equal(Allowed[project].Order(), References(project).Order());

    [Fact]
    public void Every_project_of_the_product_is_known_here() =>
        Assert.Equal(
            Allowed.Keys.Order(),
            Directory.GetDirectories(RepositoryRoot.PathOf("functions"), "Pipeline.*").Select(Path.GetFileName).Order()
        );

    [Fact]
    public void Domain_needs_no_package() => Assert.Empty(Load("Pipeline.Domain").Descendants("PackageReference"));

    [Theory]
    [InlineData("ClosedXML", "Pipeline.Workbooks")]
    [InlineData("ExcelNumberFormat", "Pipeline.Workbooks")]
    [InlineData("Azure.Data.Tables", "Pipeline.Storage")]
    [InlineData("Azure.Storage.Blobs", "Pipeline.Storage")]
    [InlineData("Azure.Storage.Queues", "Pipeline.Storage")]
    public void A_package_has_one_home(string package, string home) =>
        Assert.Equal(
            [home],
            Allowed.Keys.Where(project =>
                project != "Pipeline.LocalHost"
                && Load(project).Descendants("PackageReference").Any(reference => (string?)reference.Attribute("Include") == package)
            )
        );

    [Theory]
    [MemberData(nameof(Projects))]
    public void Only_storage_speaks_to_Azure_tables_and_only_workbooks_to_Excel(string project)
    {
        foreach (var file in Sources(project))
        {
            var text = File.ReadAllText(file);
            if (project != "Pipeline.Workbooks")
            {
                Assert.False(
                    text.Contains("using ClosedXML", StringComparison.Ordinal)
                        || text.Contains("using DocumentFormat.OpenXml", StringComparison.Ordinal),
                    file
                );
            }
            if (project is "Pipeline.Domain" or "Pipeline.Workbooks")
            {
                Assert.False(text.Contains("using Azure", StringComparison.Ordinal), file);
            }
        }
    }

    private static IEnumerable<string> References(string project) =>
        Load(project)
            .Descendants("ProjectReference")
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')));

    private static XElement Load(string project) => XElement.Load(RepositoryRoot.PathOf("functions", project, project + ".csproj"));

    private static IEnumerable<string> Sources(string project) =>
        Directory
            .EnumerateFiles(RepositoryRoot.PathOf("functions", project), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
