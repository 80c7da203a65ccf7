using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>
/// The rule of persons (受助人数): they add only where no two figures other than zero belong to the same school and to the same value of the
/// column that the form declares to tell persons apart (学段), since a child may hold two programmes, or one programme from two sources.
/// </summary>
/// <remarks>Sees the figures of one school; cleared for the next. A form that declares no such column adds one figure a school.</remarks>
internal sealed class PersonsRule
{
    private readonly HashSet<(int Scope, int Measure, string Apart)> seen = [];
    private readonly int column;
    private readonly ImmutableArray<bool> isPersons;

    public PersonsRule(FormDefinition form)
    {
        column = form.PersonsDimension?.Index ?? -1;
        isPersons = [.. form.Measures.Select(measure => measure.Nature == MeasureNature.Persons)];
    }

    /// <summary>Takes a figure into a sum.</summary>
    /// <param name="scope">Which sum it is; figures of different sums never meet.</param>
    /// <returns>Whether a child may now count twice in the sum.</returns>
    public bool CountsTwice(int scope, DataRow row, int measure) => CountsTwice(scope, row.Dimensions, measure, row.Values[measure].Value);

    /// <summary>Takes a figure into a sum that may itself be the sum of a combination of values.</summary>
    /// <inheritdoc cref="CountsTwice(int, DataRow, int)"/>
    public bool CountsTwice(int scope, ImmutableArray<string?> dimensions, int measure, long figure) =>
        isPersons[measure] && figure != 0 && !seen.Add((scope, measure, column < 0 ? "" : dimensions[column] ?? ""));

    public void Clear() => seen.Clear();
}
