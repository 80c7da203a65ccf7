using Pipeline.TestKit;

namespace Pipeline.Endurance.Tests;

/// <summary>One after the other: each of these tests takes the machine for itself.</summary>
[CollectionDefinition(Name)]
public sealed class EnduranceCollection : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "endurance";
}
