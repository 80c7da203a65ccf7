using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Submissions;

namespace Pipeline.Workbooks.Summaries;

/// <summary>A line of the best awards: one award, with every school that reported it.</summary>
internal sealed record AwardEntry(DataRow Row, ImmutableArray<string> Schools, bool IsDoubtful)
{
    /// <summary>Puts an award that several schools reported on one line.</summary>
    public static ImmutableArray<AwardEntry> Merge(IEnumerable<AwardLine> awards) =>
        [
            .. awards
                .GroupBy(
                    award =>
                        award.IsDoubtful
                            ? Key(award.Row)
                            : $"{award.School}\u001F{award.Row.Sheet}\u001F{award.Row.Row}\u001F{Key(award.Row)}",
                    StringComparer.Ordinal
                )
                .Select(group => new AwardEntry(
                    group.First().Row,
                    [.. group.Select(award => award.SchoolName).Distinct(StringComparer.Ordinal)],
                    group.Any(award => award.IsDoubtful)
                )),
        ];

    private static string Key(DataRow row)
    {
        var columns = FormShape.Shared(row.Form)!.Columns;
        return string.Join(
            '\u001F',
            columns.Select(id =>
                row.Form.Dimensions.FirstOrDefault(dimension => dimension.Id == id) is { } dimension ? row.Dimensions[dimension.Index]
                : row.Form.Texts.FirstOrDefault(text => text.Id == id) is { } text ? row.Texts[text.Index]
                : ""
            )
        );
    }
}
