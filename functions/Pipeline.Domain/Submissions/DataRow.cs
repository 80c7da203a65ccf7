using System.Collections.Immutable;
using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Submissions;

/// <summary>One understood row of a form.</summary>
/// <param name="Form">The form that it belongs to.</param>
/// <param name="Sheet">The sheet as the file names it.</param>
/// <param name="Row">The sheet's row, from 1.</param>
/// <param name="Dimensions">Aligned with <see cref="FormDefinition.Dimensions"/>; null if blank.</param>
/// <param name="Texts">Aligned with <see cref="FormDefinition.Texts"/>; null if blank or not stored. Dates as <c>yyyy-MM-dd</c>.</param>
/// <param name="Values">Aligned with <see cref="FormDefinition.Measures"/>.</param>
public sealed record DataRow(
    FormDefinition Form,
    string Sheet,
    int Row,
    ImmutableArray<string?> Dimensions,
    ImmutableArray<string?> Texts,
    ImmutableArray<MeasureValue> Values
)
{
    /// <summary>The sheet's columns of <see cref="Texts"/>, from 1, 0 if there is none; default if it was not kept.</summary>
    public ImmutableArray<int> TextColumns { get; init; }
}
