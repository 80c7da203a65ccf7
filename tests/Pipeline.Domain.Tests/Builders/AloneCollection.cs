namespace Pipeline.Domain.Tests.Builders;

/// <summary>Tests that measure the process's memory, or fill it: they run after the others, one by one.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
