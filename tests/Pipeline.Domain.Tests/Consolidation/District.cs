using System.Collections.Immutable;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Tests.Consolidation;

/// <summary>Consolidates a handful of workbooks; without a roster unless one is given.</summary>
internal sealed class District(params Submission[] workbooks)
{
    public Roster? Roster { get; init; }

    public Submission[] Previous { get; init; } = [];

    public ConsolidationOptions Options { get; init; } = new();

    /// <summary>The rows that counted in the last consolidation.</summary>
    public List<DetailRow> Details { get; } = [];

    public Summary Of(string period)
    {
        var consolidator = new Consolidator(Workbook.Forms, Roster, Period.Parse(period), Options);
        Details.Clear();
        foreach (var school in SubmissionChoice.BySchool(workbooks, Previous, Roster))
        {
            Details.AddRange(consolidator.Add(school));
        }
        return consolidator.Finish();
    }
}

internal static class SummaryReading
{
    public static FormSummary Form(this Summary summary, string id) => summary.Forms.Single(form => form.Form.Id == id);

    public static Total Total(this Summary summary, string form, string measure) => summary.Form(form).Total(measure);

    public static Total Total(this FormSummary form, string measure) => form.Totals[form.Form.Measure(measure).Index];

    /// <summary>The total of the one row that fixes exactly this.</summary>
    public static Total At(
        this Summary summary,
        string form,
        string measure,
        string? area = null,
        int? school = null,
        params (string Dimension, string Value)[] fixedTo
    )
    {
        var of = summary.Form(form);
        var dimensions = of
            .Form.Dimensions.Select(dimension => fixedTo.FirstOrDefault(pair => pair.Dimension == dimension.Id).Value)
            .ToImmutableArray();
        var row = of.Rows.Single(row =>
            row.Area == area
            && row.School == (school is { } number ? Workbook.Code(number) : null)
            && row.Dimensions.SequenceEqual(dimensions)
        );
        return row.Measures[of.Form.Measure(measure).Index];
    }
}
