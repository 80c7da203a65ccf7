namespace Pipeline.Repository.Tests.Infra;

[Collection(BicepCollection.Name)]
public sealed class BicepSyntaxTests(BicepFixture bicep)
{
    [Fact]
    public void EveryFileParses()
    {
        Assert.True(bicep.All.Count >= 11, $"Only {bicep.All.Count} Bicep files were found.");
        Assert.All(bicep.All, file => Assert.Empty(file.Errors));
        Assert.All(bicep.All, file => Assert.Empty(file.Others.Except(["comment", "decorators"])));
    }

    [Theory]
    [InlineData("resource a 'A/b@2024-01-01' = {\n  name 'x'\n}\n", "a property without its colon")]
    [InlineData("resource a 'A/b@2024-01-01' = {\n  resource c 'd' = {\n    name: 'x'\n  }\n}\n", "a resource inside of another, which the table would not see")]
    [InlineData("param a string = \n", "a default that is missing")]
    [InlineData("resource a 'A/b@2024-01-01' = {\n  name: 'x'\n", "a brace that is never closed")]
    [InlineData("var a = [for x in y { name: x }]\n", "a loop without its colon")]
    public async Task BrokenBicepIsSeen(string text, string reason)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.bicep");
        await File.WriteAllTextAsync(path, text);
        try
        {
            var file = Assert.Single(await BicepParser.ParseAsync([path]));
            Assert.True(file.Errors.Length > 0 || file.Others.Length > 0, reason);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Endpoints come from <c>environment()</c> or from the resource itself, so that the same files serve every cloud.</summary>
    [Theory]
    [InlineData("windows.net")]
    [InlineData("azurewebsites")]
    [InlineData("chinacloudapi")]
    [InlineData("chinacloudsites")]
    [InlineData("azure.com")]
    public void NoEndpointIsWrittenOut(string domain) => Assert.All(bicep.All, file =>
        Assert.DoesNotContain(domain, File.ReadAllText(file.Path), StringComparison.OrdinalIgnoreCase));
}
