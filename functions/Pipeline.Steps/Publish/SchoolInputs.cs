using System.Collections.Immutable;
using Pipeline.Domain.Schools;
using Pipeline.Storage;

namespace Pipeline.Steps.Publish;

/// <summary>What is known of one school before its figures are read.</summary>
/// <param name="Covered">Its statuses in the periods that the summary covers.</param>
/// <param name="Earlier">Its statuses in the periods that the summary is compared with.</param>
public sealed record SchoolInputs(School School, ImmutableArray<StatusRow> Covered, ImmutableArray<StatusRow> Earlier)
{
    /// <summary>The sets of figures that will be read.</summary>
    public IEnumerable<string> Sets => Covered.Concat(Earlier).Select(row => row.Status.Accepted?.FigureSet).OfType<string>();
}
