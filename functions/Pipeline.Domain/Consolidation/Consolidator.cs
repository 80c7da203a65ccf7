using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Consolidation;

/// <summary>
/// Adds up a district's submissions of one period, school after school: <see cref="Add"/> each school once, in any order, then
/// <see cref="Finish"/>. It keeps sums and the queries, never the rows, so that a district of ten thousand schools fits in memory.
/// </summary>
public sealed class Consolidator
{
    private readonly FormCatalogue forms;
    private readonly Roster? roster;
    private readonly Period period;
    private readonly ConsolidationOptions options;
    private readonly AreaTree areas;
    private readonly ImmutableArray<FormSpace> spaces;
    private readonly PeriodFigures figures;
    private readonly ImmutableArray<(Period Half, PeriodFigures Figures)> halves;
    private readonly EarlierFigures earlier;
    private readonly CrossChecks cross;
    private readonly ControlSums controls;
    private readonly HashSet<SchoolCode> added = [];
    private readonly Dictionary<SchoolCode, SchoolStatus> statuses = [];
    private readonly List<SchoolFinding> ownQueries = [];
    private readonly List<SchoolFinding> changes = [];
    private readonly List<SchoolNumbers> numbers = [];
    private bool finished;

    public Consolidator(FormCatalogue forms, Roster? roster, Period period, ConsolidationOptions? options = null)
    {
        this.forms = forms;
        this.roster = roster;
        this.period = period;
        this.options = options ?? ConsolidationOptions.Default;
        areas = new AreaTree(roster);
        spaces = [.. forms.Forms.Select(form => new FormSpace(form))];
        ImmutableArray<SchoolTally> tallies = [.. spaces.Select(space => new SchoolTally(space))];
        figures = new PeriodFigures(tallies, areas);
        halves = period.IsYear ? [.. HalvesOf(period).Select(half => (half, new PeriodFigures(tallies, areas)))] : [];
        earlier = new EarlierFigures(period, tallies, areas);
        cross = new CrossChecks(spaces, this.options);
        controls = new ControlSums(forms);
    }

    /// <summary>Takes in one school and returns the rows that make up its figures, for 数据明细.</summary>
    /// <remarks>
    /// A school that is not on the roster is listed and never added up. Without a roster the schools found in this period are expected; one
    /// with earlier workbooks alone serves for the comparison.
    /// </remarks>
    /// <exception cref="ArgumentException">The school was added before.</exception>
    /// <exception cref="InvalidOperationException">The summary is finished.</exception>
    /// <exception cref="OverflowException">A sum lies beyond what a whole number of 64 bits holds.</exception>
    public IReadOnlyList<DetailRow> Add(SchoolSubmissions submissions)
    {
        RequireUnfinished();
        var listed = submissions.School;
        var isListed = roster is null || roster.TryFind(listed.Code, out listed);
        var school = listed ?? submissions.School;
        if (!added.Add(school.Code))
        {
            throw new ArgumentException($"School {school.Code} was added before.", nameof(submissions));
        }
        var counted = isListed ? CountedRows.Of(school, period, at => submissions.Of(at)?.Counting, spaces) : CountedRows.None;
        var lines = submissions.Periods.Where(line => line.Period == period || (period.IsYear && line.Period.WholeYear == period)).ToList();
        var isExpected = roster is null ? lines.Count > 0 : isListed && school.IsOpen;
        var status = new SchoolStatus(school, isExpected, lines, counted.Sources, period, options);
        if (status.IsExpected || status.IsReceived)
        {
            statuses.Add(school.Code, status);
        }
        if (isListed)
        {
            AddFigures(school, submissions, counted);
        }
        return counted.Rows;
    }

    /// <summary>The summary of all that was added; the consolidator takes no more after it.</summary>
    public Summary Finish()
    {
        RequireUnfinished();
        finished = true;
        foreach (var school in roster?.Expected.Where(school => !statuses.ContainsKey(school.Code)) ?? [])
        {
            statuses.Add(school.Code, new SchoolStatus(school, isExpected: true, [], [], period, options));
        }
        var order = SchoolsInOrder();
        int PlaceOf(SchoolCode code) => order[code];
        var crossFindings = changes
            .Concat(cross.SharedAwards())
            .OrderBy(finding => PlaceOf(finding.School))
            .ThenBy(finding => finding.Period)
            .ThenBy(finding => finding.Finding.Code, StringComparer.Ordinal)
            .ToImmutableArray();
        foreach (var finding in crossFindings)
        {
            var status = statuses[finding.School];
            status.CrossQueries = finding.Finding.IsExplained
                ? status.CrossQueries with
                {
                    Explained = status.CrossQueries.Explained + 1,
                }
                : status.CrossQueries with
                {
                    Open = status.CrossQueries.Open + 1,
                };
        }
        foreach (var award in cross.DoubtfulAwards())
        {
            figures.MarkQueried(award);
        }
        var inOrder = statuses.Values.OrderBy(status => PlaceOf(status.School.Code)).ToList();
        return new Summary(
            period,
            GeneratedAt(),
            areas.ToNodes(),
            CoverageOf(inOrder),
            figures.ToSummaries(PlaceOf),
            halves.All(half => half.Figures.IsEmpty) ? [] : [.. halves.Select(half => (half.Half, half.Figures.ToSummaries(PlaceOf)))],
            [.. inOrder.Select(status => status.ToReport())],
            [.. ownQueries.Concat(crossFindings).OrderBy(finding => PlaceOf(finding.School)).ThenBy(finding => finding.Period)],
            crossFindings,
            cross.BestAwards(),
            controls.ToControls(figures),
            earlier.ToComparison(PlaceOf)
        )
        {
            Scheme = forms,
            Final = options.Final,
            HasRoster = roster is not null,
            Numbers = [.. numbers.OrderBy(line => PlaceOf(line.School)).ThenBy(line => line.Period)],
        };
    }

    private void AddFigures(School school, SchoolSubmissions submissions, CountedRows counted)
    {
        areas.ChainOf(school);
        foreach (var (half, figuresOfHalf) in halves)
        {
            if (submissions.Of(half)?.Counting is { } workbook)
            {
                figuresOfHalf.Add(school, [.. workbook.Rows.Select(row => new DetailRow(school, workbook, row))]);
            }
        }
        earlier.Add(school, submissions);
        if (counted.IsNone)
        {
            return;
        }
        foreach (var source in counted.Sources)
        {
            var workbook = WorkbookRef.Of(source, submissions, school);
            numbers.Add(
                new SchoolNumbers(
                    school.Code,
                    school.Name,
                    source.Period,
                    source.File,
                    submissions.Of(source.Period)?.Status.Accepted?.Numbers
                )
            );
            var changed = cross.Changes(source, workbook, submissions).ToList();
            cross.AddAwards(workbook, source, counted.Rows);
            ownQueries.AddRange(source.Findings.Where(finding => finding.Severity == Severity.Query).Select(workbook.Own));
            changes.AddRange(changed);
            counted.Mark(source, new OpenQueries(source.Findings.Concat(changed.Select(finding => finding.Finding))));
        }
        figures.Add(school, counted.Rows);
        controls.Add(counted, submissions);
    }

    private void RequireUnfinished()
    {
        if (finished)
        {
            throw new InvalidOperationException("The consolidation is finished.");
        }
    }

    /// <summary>The roster's order, then the others by their code.</summary>
    private Dictionary<SchoolCode, int> SchoolsInOrder()
    {
        var order = new Dictionary<SchoolCode, int>();
        foreach (var code in (roster?.Schools.Select(school => school.Code) ?? []).Concat(added.Order()))
        {
            order.TryAdd(code, order.Count);
        }
        return order;
    }

    private static Coverage CoverageOf(List<SchoolStatus> inOrder)
    {
        var expected = inOrder.Where(status => status.IsExpected).ToList();
        int Count(Verdict verdict) => expected.Count(status => status.Verdict == verdict);
        return new Coverage(
            expected.Count,
            expected.Count(status => status.IsReceived),
            Count(Verdict.Accepted),
            Count(Verdict.AcceptedWithQueries),
            Count(Verdict.Rejected),
            [.. expected.Where(status => !status.IsReceived).Select(status => status.School.Code)]
        );
    }

    /// <summary>The newest workbook's time, and where none came the period's end in China.</summary>
    private DateTimeOffset GeneratedAt() =>
        statuses.Values.Max(status => status.ReceivedAt) ?? ChinaTime.StartOf(period.LastDay.AddDays(1));

    private static ImmutableArray<Period> HalvesOf(Period year) => [Period.FirstHalfOf(year.Year), Period.SecondHalfOf(year.Year)];
}
