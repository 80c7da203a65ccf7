using System.Collections.Immutable;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Tests.Consolidation;

/// <summary>Builds a submission: school 1, first half of 2019, accepted, no rows; a test states what differs.</summary>
public sealed class Workbook
{
    public static readonly FormCatalogue Forms = FormCatalogue.Standard;
    public static readonly DateTimeOffset FirstDay = new(2020, 1, 1, 8, 0, 0, TimeSpan.FromHours(8));

    private readonly List<DataRow> rows = [];
    private readonly List<Finding> findings = [];
    private readonly SchoolCode school;
    private readonly Period period;
    private string? file;
    private string version = "";
    private DateTimeOffset receivedAt = FirstDay;
    private Verdict verdict = Verdict.Accepted;

    public Workbook(int school = 1, string period = "2019-H1")
    {
        this.school = Code(school);
        this.period = Period.Parse(period);
    }

    public static SchoolCode Code(int school) => SchoolCode.Parse($"{2_145_000_000L + school}");

    public static School School(int school, params ImmutableArray<string> areas) =>
        new(Code(school), $"第{school}小学", "小学", ["小学"], areas, IsOpen: true);

    public Workbook Day(int day) => With(() => receivedAt = FirstDay.AddDays(day));

    public Workbook File(string name) => With(() => file = name);

    public Workbook Version(string name) => With(() => version = name);

    public Workbook Rejected() =>
        With(() =>
        {
            verdict = Verdict.Rejected;
            findings.Add(new Finding("R401", Severity.Error, "学生人数", "F4", "9", "男生加女生不等于合计。", "请改正。"));
        });

    public Workbook WithQuery() =>
        With(() =>
        {
            verdict = Verdict.AcceptedWithQueries;
            findings.Add(new Finding("Q216", Severity.Query, "补助资金", "D4", "近30", "是约数。", "请填准确数。"));
        });

    public Workbook Students(string stage, string grade, params (string Measure, long Value)[] figures) =>
        Row("students", [stage, grade], [], figures);

    public Workbook Aid(
        string programme,
        string source,
        long? people = null,
        long? yuan = null,
        string stage = "小学",
        long? times = null,
        bool approximate = false
    )
    {
        (string, long)[] figures =
        [
            .. people is { } p ? [("people", p)] : Array.Empty<(string, long)>(),
            .. times is { } t ? [("times", t)] : Array.Empty<(string, long)>(),
            .. yuan is { } y ? [("amount", y)] : Array.Empty<(string, long)>(),
        ];
        Row("aid", [stage, programme, source], [null], figures, approximate);
        if (times is null && people is { } same)
        {
            var form = Forms["aid"];
            var row = rows[^1];
            rows[^1] = row with
            {
                Values = row.Values.SetItem(
                    form.Measure("times").Index,
                    new MeasureValue(MeasureState.Derived, same, approximate, 0, null)
                ),
            };
        }
        return this;
    }

    public Workbook Award(
        string item = "经典诵读比赛",
        string level = "县级",
        string? rank = "一等奖",
        string? issuer = "教育局",
        string? date = "2019-03-05",
        long count = 1
    ) => Row("awards", [level, rank, "集体", "学生"], [item, issuer, date, null], [("count", count)]);

    public Submission Build() =>
        new(
            school,
            $"第{int.Parse(school.ToString()[5..])}小学",
            period,
            file ?? $"{school}-{period}.xlsx",
            version,
            receivedAt,
            verdict,
            [.. findings],
            [.. rows]
        );

    public static implicit operator Submission(Workbook workbook) => workbook.Build();

    private Workbook Row(
        string formId,
        ImmutableArray<string?> dimensions,
        ImmutableArray<string?> texts,
        (string Measure, long Value)[] figures,
        bool approximate = false
    )
    {
        var form = Forms[formId];
        var values = new MeasureValue[form.Measures.Length];
        foreach (var (id, value) in figures)
        {
            var measure = form.Measure(id);
            values[measure.Index] = new MeasureValue(
                MeasureState.Reported,
                measure.Kind == QuantityKind.Money ? value * 100 : value,
                approximate,
                measure.Index + dimensions.Length + 1,
                null
            );
        }
        rows.Add(
            new DataRow(form, form.Sheet, rows.Count(row => row.Form == form) + 4, dimensions, texts, ImmutableArray.Create(values))
            {
                TextColumns = [.. texts.Select((_, i) => i == 0 ? 1 : 6 + i)],
            }
        );
        return this;
    }

    private Workbook With(Action change)
    {
        change();
        return this;
    }
}
