using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Domain.Balance;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Tests.Reporting;

/// <summary>Builds a district's submissions and consolidates them: a test states its schools and rows only.</summary>
internal sealed class DistrictBuilder(Period period, FormCatalogue? catalogue = null)
{
    private static readonly DateTimeOffset FirstUpload = new(2020, 1, 6, 9, 30, 0, TimeSpan.FromHours(8));
    private readonly List<School> schools = [];
    private readonly Dictionary<(SchoolCode, Period), List<DataRow>> rows = [];
    private readonly Dictionary<(SchoolCode, Period), List<Finding>> findings = [];
    private readonly HashSet<SchoolCode> rejected = [];
    private readonly Dictionary<(SchoolCode, Period), NumberCounts> numbers = [];
    private int cellRow = 3;

    public FormCatalogue Forms { get; } = catalogue ?? FormCatalogue.Standard;

    public Period Period => period;

    public List<DetailRow> Details { get; } = [];

    public DateTimeOffset? Deadline { get; set; }

    public Finality? Final { get; set; }

    public DistrictBuilder School(string code, string name, params string[] areas)
    {
        schools.Add(
            new School(
                SchoolCode.Parse(code),
                name,
                name.Contains("初", StringComparison.Ordinal) ? "初级中学" : "小学",
                [],
                [.. areas.Where(area => area.Length > 0)],
                true
            )
        );
        return this;
    }

    public DistrictBuilder Reject(string code)
    {
        rejected.Add(SchoolCode.Parse(code));
        return this;
    }

    /// <summary>A school reported nothing but its workbook.</summary>
    public DistrictBuilder Empty(string code, Period? of = null)
    {
        RowsOf(code, of);
        return this;
    }

    /// <param name="cells"><c>dimension or text=value</c>, <c>measure=number</c> (money in 元); a leading ~ marks an approximate figure, a
    /// trailing ? a derived one.</param>
    public DistrictBuilder Row(string code, string form, string cells, Period? of = null, int row = 0, string? sheet = null)
    {
        var definition = Forms[form];
        var given = cells
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(cell => cell.Split('=', 2))
            .ToDictionary(cell => cell[0], cell => cell[1], StringComparer.Ordinal);
        var at = row > 0 ? row : ++cellRow;
        RowsOf(code, of)
            .Add(
                new DataRow(
                    definition,
                    sheet ?? definition.Sheet,
                    at,
                    [.. definition.Dimensions.Select(dimension => given.GetValueOrDefault(dimension.Id))],
                    [.. definition.Texts.Select(text => text.Stored ? given.GetValueOrDefault(text.Id) : null)],
                    [.. definition.Measures.Select(measure => Value(measure, given.GetValueOrDefault(measure.Id), definition))]
                )
            );
        return this;
    }

    public DistrictBuilder Query(string code, Finding finding, Period? of = null)
    {
        var key = (SchoolCode.Parse(code), of ?? period);
        if (!findings.TryGetValue(key, out var list))
        {
            findings.Add(key, list = []);
        }
        list.Add(finding);
        return this;
    }

    public DistrictBuilder Numbers(string code, NumberCounts counts, Period? of = null)
    {
        numbers[(SchoolCode.Parse(code), of ?? period)] = counts;
        return this;
    }

    public Summary Build()
    {
        var consolidator = new Consolidator(
            Forms,
            new Roster(schools),
            period,
            new ConsolidationOptions { Deadline = Deadline, Final = Final }
        );
        Details.Clear();
        foreach (var (school, place) in schools.Select((school, place) => (school, place)))
        {
            var lines = rows
                .Keys.Where(key => key.Item1 == school.Code)
                .Select(key => key.Item2)
                .Order()
                .Select(of => Line(school, of, place))
                .ToImmutableArray();
            if (lines.Length > 0)
            {
                Details.AddRange(consolidator.Add(new SchoolSubmissions(school, lines, [])));
            }
        }
        return consolidator.Finish();
    }

    private PeriodSubmissions Line(School school, Period of, int place)
    {
        var found = findings.GetValueOrDefault((school.Code, of), []).ToImmutableArray();
        var verdict = rejected.Contains(school.Code) ? Verdict.Rejected : VerdictNames.Of(found);
        var file = $"{school.Code}-{of}.xlsx";
        var version = string.Create(CultureInfo.InvariantCulture, $"v{place % 3 + 1}");
        var submission = new Submission(
            school.Code,
            school.Name,
            of,
            file,
            version,
            FirstUpload.AddMinutes(place * 97 + (of.Part == PeriodPart.SecondHalf ? 9000 : 0)),
            verdict,
            found,
            [.. rows[(school.Code, of)]]
        )
        {
            Numbers = numbers.GetValueOrDefault((school.Code, of)),
        };
        return SubmissionChoice.Choose(of, [submission]);
    }

    private List<DataRow> RowsOf(string code, Period? of)
    {
        var key = (SchoolCode.Parse(code), of ?? period);
        if (!rows.TryGetValue(key, out var list))
        {
            rows.Add(key, list = []);
        }
        return list;
    }

    private static MeasureValue Value(MeasureColumn measure, string? text, FormDefinition form)
    {
        if (string.IsNullOrEmpty(text))
        {
            return default;
        }
        var approximate = text[0] == '~';
        var derived = text[^1] == '?';
        var number = decimal.Parse(text.Trim('~', '?'), CultureInfo.InvariantCulture);
        var value = decimal.ToInt64(measure.Kind == QuantityKind.Money ? number * 100 : number);
        var column = form.Columns.IndexOf(measure) + 1;
        return new MeasureValue(
            derived ? MeasureState.Derived : MeasureState.Reported,
            value,
            approximate,
            derived ? 0 : column,
            approximate ? "近" + text.Trim('~') : null
        );
    }
}
