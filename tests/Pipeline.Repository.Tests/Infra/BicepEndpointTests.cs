namespace Pipeline.Repository.Tests.Infra;

[Collection(BicepCollection.Name)]
public sealed class BicepEndpointTests(BicepFixture bicep)
{
    /// <summary>Endpoints come from <c>environment()</c> or from the resource itself, so that the same files serve every cloud.</summary>
    [Theory]
    [InlineData("windows.net")]
    [InlineData("azurewebsites")]
    [InlineData("chinacloudapi")]
    [InlineData("chinacloudsites")]
    [InlineData("azure.com")]
    public void NoEndpointIsWrittenOut(string domain) =>
        Assert.All(bicep.All, file => Assert.DoesNotContain(domain, File.ReadAllText(file.Path), StringComparison.OrdinalIgnoreCase));
}
