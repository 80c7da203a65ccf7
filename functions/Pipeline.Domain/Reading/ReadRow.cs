using System.Collections.Immutable;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Reading;

/// <summary>A data row with what only the rules need to know of it.</summary>
/// <param name="Faults">Bit i: measure i holds something that is no figure.</param>
/// <param name="Counters">Aligned with the measures: the counter typed behind the figure; null if no cell of the row has any.</param>
internal sealed record ReadRow(DataRow Data, uint Faults, ImmutableArray<string?> Counters)
{
    public bool IsFaulty(int measure) => (Faults & (1u << measure)) != 0;
}
