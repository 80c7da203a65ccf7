namespace Pipeline.Workbooks.Tests.Building;

/// <summary>Tests that measure the process's memory or processor time; nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
