using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.YearlyReport;

/// <summary>One programme in a sentence: persons, money, what share of the students; its halves and sources.</summary>
internal sealed class ProgrammeSentence
{
    private readonly Summary summary;
    private readonly BreakdownRoles roles;
    private readonly FormReader reader;
    private readonly ImmutableArray<(string Name, FormReader Reader)> halves;
    private readonly FormReader? students;
    private readonly CheckDefinition.AtMostOfForm? whole;
    private readonly Dictionary<string, int> byTheYear;
    private readonly ILookup<string, string> stages;
    private readonly FormDefinition definition;

    public ProgrammeSentence(
        Summary summary,
        FormSummary form,
        BreakdownRoles roles,
        ImmutableArray<(string Name, FormReader Reader)> halves
    )
    {
        this.summary = summary;
        this.roles = roles;
        reader = FormReader.Of(form);
        definition = form.Form;
        this.halves = halves;
        whole = form.Form.Checks.OfType<CheckDefinition.AtMostOfForm>().FirstOrDefault(check => check.Measure == roles.People);
        students = summary.Forms.FirstOrDefault(other => other.Form.Id == whole?.Form) is { Reported: true } known
            ? FormReader.Of(known)
            : null;
        var programme = form.Form.Dimension(roles.Item).Index;
        var stage = whole is null ? -1 : form.Form.Dimension(whole.Dimension).Index;
        var yearly = summary
            .Schools.Where(school => school.Sources.Contains(summary.Period) && summary.Period.IsYear)
            .Select(school => school.School.Code)
            .ToHashSet<SchoolCode>();
        byTheYear = form
            .SchoolDetails.Where(row => row.Dimensions[programme] is not null && yearly.Contains(row.School!.Value))
            .CountBy(row => row.Dimensions[programme]!, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        stages =
            stage < 0
                ? Array.Empty<string>().ToLookup(name => name)
                : form
                    .Rows.TakeWhile(row => row.School is null && row.Area is null)
                    .Where(row => row.Dimensions.All(value => value is not null))
                    .Select(row => (Programme: row.Dimensions[programme]!, Stage: row.Dimensions[stage]!))
                    .Distinct()
                    .ToLookup(row => row.Programme, row => row.Stage, StringComparer.Ordinal);
    }

    public string? Of(string programme)
    {
        var people = reader.Of(roles.Item, programme, roles.People);
        var times = reader.Of(roles.Item, programme, roles.Times);
        var paid = reader.Of(roles.Item, programme, roles.Amount);
        var allocated = reader.Of(roles.Item, programme, roles.Allocated);
        var scale = ReportNumbers.ScaleOf([paid, allocated]);
        // In a year the persons are those of the latest half, beside which 人次 shows both.
        var said = ReportNumbers.Join(
            ",",
            paid.Money(scale).Prefixed("发放资金"),
            WithoutZero(people, paid).Count("人").Prefixed("受助学生"),
            Share(programme, people),
            people.Value is null or 0 || times.Value != people.Value ? WithoutZero(times, paid).Count("人次").Prefixed("资助") : null,
            Allocated(allocated, paid, scale)
        );
        if (said.Length == 0)
        {
            return null;
        }
        var inHalves = halves
            .Where(half =>
                half.Reader.Of(roles.Item, programme, roles.Times).Reported || half.Reader.Of(roles.Item, programme, roles.Amount).Reported
            )
            .ToList();
        var when =
            summary.Covered == summary.Period && inHalves.Count == 1 && IsWhole(inHalves[0].Reader, programme)
                ? summary.Period.ChineseName + inHalves[0].Name
                : summary.Covered.ChineseName;
        var parts = ReportNumbers.Join(";", Halves(programme, inHalves, scale), Sources(programme, scale));
        return $"{when}{Opening(programme)},{said}{(parts.Length == 0 ? "" : ";" + parts)}。";
    }

    /// <summary>As officials write: a subsidy is paid, a policy carried out.</summary>
    private static string Opening(string programme) =>
        programme.EndsWith("补助", StringComparison.Ordinal)
        || programme.EndsWith("助学金", StringComparison.Ordinal)
        || programme.EndsWith("补贴", StringComparison.Ordinal)
            ? "发放" + programme
        : programme.EndsWith("资助", StringComparison.Ordinal) || programme.EndsWith("计划", StringComparison.Ordinal) ? "实施" + programme
        : $"落实{programme}政策";

    /// <summary>Never 0 people beside money.</summary>
    private static Total WithoutZero(Total people, Total paid) => people.Value == 0 && paid.Value > 0 ? default : people;

    /// <summary>Allocated beside paid only where every school filled both.</summary>
    private string? Allocated(Total allocated, Total paid, MoneyScale scale) =>
        !allocated.Reported ? null
        : allocated.IsPartial || paid.IsPartial
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{AllocatedName}有{Math.Max(allocated.Blank, paid.Blank)}所学校未填或未填全,不与发放数对比"
            )
        : allocated.Money(scale).Prefixed(AllocatedName);

    private string AllocatedName => "上级" + NameOf(roles.Allocated);

    private string NameOf(string id) => definition.Columns.First(column => column.Id == id).Name;

    private string? Share(string programme, Total people)
    {
        if (students is null || people is not { Value: { } helped and > 0, IsPartial: false, Approximate: false })
        {
            return null;
        }
        var all = stages[programme].Select(stage => students.Of(whole!.Dimension, stage, whole.OtherMeasure)).ToList();
        if (
            all.Count == 0
            || all.Exists(total => total is not { Value: > 0, IsPartial: false, Approximate: false })
            || all.Sum(total => total.Value!.Value) is var everybody && helped > everybody
        )
        {
            return null;
        }
        var names = string.Join('、', stages[programme]);
        return $"受助面{QuantityFormat.Percent((decimal)helped / everybody)}(占{names}在校学生)"
            + (people.Queried || all.Exists(total => total.Queried) ? ReportNumbers.ToVerify : "");
    }

    /// <summary>其中上半年…下半年… only where every school of the programme reports by halves.</summary>
    private string? Halves(string programme, List<(string Name, FormReader Reader)> inHalves, MoneyScale scale)
    {
        if (inHalves.Count == 0)
        {
            return null;
        }
        if (byTheYear.TryGetValue(programme, out var yearly))
        {
            return string.Create(CultureInfo.InvariantCulture, $"其中{yearly}所学校按年度填报,不分上下半年");
        }
        return inHalves.Count < 2
            ? null
            : "其中" + string.Join(",", inHalves.Select(half => half.Name + "资助" + Figures(half.Reader, programme, scale)));
    }

    private bool IsWhole(FormReader half, string programme) =>
        half.Of(roles.Item, programme, roles.Amount).Value == reader.Of(roles.Item, programme, roles.Amount).Value
        && half.Of(roles.Item, programme, roles.Times).Value == reader.Of(roles.Item, programme, roles.Times).Value;

    private string Figures(FormReader half, string programme, MoneyScale scale)
    {
        var paid = half.Of(roles.Item, programme, roles.Amount);
        return ReportNumbers.Join(
            "、",
            WithoutZero(half.Of(roles.Item, programme, roles.People), paid).Count("人")
                ?? half.Of(roles.Item, programme, roles.Times).Count("人次"),
            paid.Money(scale)
        );
    }

    private string? Sources(string programme, MoneyScale scale)
    {
        var sources = reader
            .Values(roles.Source)
            .Select(source =>
                (
                    Name: source,
                    People: reader.OfAll(roles.People, (roles.Item, programme), (roles.Source, source)),
                    Amount: reader.OfAll(roles.Amount, (roles.Item, programme), (roles.Source, source))
                )
            )
            .Where(source => source.Amount.Reported)
            .ToList();
        return sources.Count < 2
            ? null
            : $"按{NameOf(roles.Source)},"
                + string.Join(
                    ",",
                    sources.Select(source =>
                        $"{SourceName(source.Name)}资助"
                        + ReportNumbers.Join("、", WithoutZero(source.People, source.Amount).Count("人"), source.Amount.Money(scale))
                    )
                );
    }

    private static string SourceName(string source) => source.Length == 0 ? "未注明来源的" : source + "资金";
}
