using Pipeline.TestKit;

namespace Pipeline.Steps.Tests;

[CollectionDefinition(Name)]
public sealed class StepsCollection : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "steps";
}
