using System.Collections.Immutable;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Consolidation.Results;

/// <summary>What changed between two publications of the same period.</summary>
public static class PublicationDelta
{
    /// <summary>The schools' totals of a summary that can be compared: reported, and not persons that may not be added.</summary>
    public static ImmutableArray<PublishedTotal> TotalsOf(Summary summary)
    {
        var reports = summary.Schools.ToDictionary(report => report.School.Code);
        return
        [
            .. from form in summary.Forms
            from row in form.Rows
            let school = row.School
            where school.HasValue
            let report = reports[school.GetValueOrDefault()]
            from measure in form.Form.Measures
            let total = row.Measures[measure.Index]
            where total.Value.HasValue
            select new PublishedTotal(
                report.School.Code,
                report.School.Name,
                form.Form.Id,
                measure.Id,
                total.Value.GetValueOrDefault(),
                string.Join('+', report.SourceVersions)
            ),
        ];
    }

    /// <summary>The totals that differ: in the order of the later publication, then those that it has no more.</summary>
    public static ImmutableArray<ChangeLine> Between(IEnumerable<PublishedTotal> before, IEnumerable<PublishedTotal> after)
    {
        var earlier = before.ToDictionary(Key);
        var lines = ImmutableArray.CreateBuilder<ChangeLine>();
        foreach (var total in after)
        {
            earlier.Remove(Key(total), out var old);
            if (old?.Value != total.Value)
            {
                lines.Add(
                    new ChangeLine(
                        total.School,
                        total.SchoolName,
                        total.FormId,
                        total.MeasureId,
                        old?.Value,
                        total.Value,
                        old?.Version ?? "",
                        total.Version
                    )
                );
            }
        }
        foreach (
            var gone in earlier
                .Values.OrderBy(total => total.School)
                .ThenBy(total => total.FormId, StringComparer.Ordinal)
                .ThenBy(total => total.MeasureId, StringComparer.Ordinal)
        )
        {
            lines.Add(new ChangeLine(gone.School, gone.SchoolName, gone.FormId, gone.MeasureId, gone.Value, null, gone.Version, ""));
        }
        return lines.ToImmutable();
    }

    private static (SchoolCode School, string Form, string Measure) Key(PublishedTotal total) =>
        (total.School, total.FormId, total.MeasureId);
}
