using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>What the forms' documents ask for across schools and periods.</summary>
internal sealed class CrossChecks
{
    private readonly ImmutableArray<FormSpace> spaces;
    private readonly ConsolidationOptions options;
    private readonly List<ChangeRule> changes = [];
    private readonly List<(FormDefinition Form, SameAwards Awards, BestAwards Best)> awards = [];

    public CrossChecks(ImmutableArray<FormSpace> spaces, ConsolidationOptions options)
    {
        this.spaces = spaces;
        this.options = options;
        foreach (var space in spaces)
        {
            changes.AddRange(space.Form.Checks.OfType<CheckDefinition.Change>().Select(check => new ChangeRule(space, check)));
            awards.AddRange(
                space
                    .Form.Checks.OfType<CheckDefinition.SameInOtherSchool>()
                    .Select(check => (space.Form, new SameAwards(space.Form, check), new BestAwards(space.Form, check, options.MaxAwards)))
            );
        }
    }

    /// <summary>Notes a workbook's awards for the comparison with other schools.</summary>
    /// <param name="source">The workbook's submission.</param>
    /// <param name="rows">Rows of this and other submissions, of any form.</param>
    public void AddAwards(WorkbookRef workbook, Submission source, List<DetailRow> rows)
    {
        foreach (var (form, same, best) in awards)
        {
            foreach (var row in rows)
            {
                if (ReferenceEquals(row.Source, source) && row.Row.Form.Id == form.Id)
                {
                    best.Add(new BestAwards.Line(workbook.School, source.Period, row.Row, same.Add(workbook, row.Row)));
                }
            }
        }
    }

    /// <summary>
    /// Large changes of a workbook that counts against the same part of the year before, or against the period before where that is asked
    /// for.
    /// </summary>
    public IEnumerable<SchoolFinding> Changes(Submission source, WorkbookRef workbook, SchoolSubmissions submissions)
    {
        var earlierPeriod = source.Period.YearEarlier;
        var earlier = CountedRows.Of(workbook.School, earlierPeriod, submissions.Counting, spaces);
        if (earlier.IsNone && options.PeriodBefore != PeriodBeforeUse.Never)
        {
            earlierPeriod = source.Period.Before;
            earlier = CountedRows.Of(
                workbook.School,
                earlierPeriod,
                options.PeriodBefore == PeriodBeforeUse.Always ? submissions.Counting : submissions.Given,
                spaces
            );
        }
        if (earlier.IsNone)
        {
            return [];
        }
        var current = source.Rows.Select(row => new DetailRow(workbook.School, source, row)).ToList();
        return changes
            .SelectMany(rule => rule.Compare(source.Period, current, earlierPeriod, earlier.Rows))
            .Select(finding => workbook.Cross(finding, finding))
            .ToList();
    }

    /// <summary>A row of every award that schools share and have not all explained.</summary>
    public IEnumerable<DataRow> DoubtfulAwards() => awards.SelectMany(line => line.Awards.OpenRows());

    public IEnumerable<SchoolFinding> SharedAwards() => awards.SelectMany(line => line.Awards.Findings());

    public ImmutableArray<AwardLine> BestAwards() =>
        [.. awards.SelectMany(line => line.Best.ToLines(line.Awards.IsShared)).Take(options.MaxAwards)];
}
