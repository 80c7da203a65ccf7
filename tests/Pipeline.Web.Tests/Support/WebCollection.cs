using Pipeline.TestKit;

namespace Pipeline.Web.Tests.Support;

[CollectionDefinition(Name)]
public sealed class WebCollection : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "web";
}
