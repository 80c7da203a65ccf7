namespace Pipeline.Endurance.Tests.Reference;

/// <summary>What a school sends.</summary>
internal enum BookKind
{
    Good,
    Query,
    Wrong,
    Damaged,
}
