using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schemes.Sentences;

namespace Pipeline.Domain.YearlyReport;

/// <summary>
/// 分项句: all items of a dimension (资助项目), the halves of a year, the change, then each item; which columns play which part the form declares.
/// </summary>
internal sealed class BreakdownSentences
{
    /// <summary>More programmes than these, the largest, are for the workbook to list.</summary>
    private const int MostProgrammes = 20;

    private readonly Summary summary;
    private readonly FormSummary form;
    private readonly BreakdownRoles roles;
    private readonly ImmutableArray<(string Name, FormReader Reader)> halves;
    private readonly List<string> programmes;
    private readonly ProgrammeSentence programme;

    private BreakdownSentences(Summary summary, FormSummary form, BreakdownRoles roles)
    {
        this.roles = roles;
        this.summary = summary;
        this.form = form;
        Reader = FormReader.Of(form);
        halves =
        [
            .. summary
                .Halves.Select(half =>
                    (
                        Name: half.Half.Part == PeriodPart.FirstHalf ? "上半年" : "下半年",
                        Form: half.Forms.FirstOrDefault(other => other.Form.Id == form.Form.Id)
                    )
                )
                .Where(half => half.Form is { Reported: true })
                .Select(half => (half.Name, FormReader.Of(half.Form!))),
        ];
        programmes = [.. Reader.Values(roles.Item).Where(name => name.Length > 0)];
        programme = new ProgrammeSentence(summary, form, roles, halves);
    }

    private FormReader Reader { get; }

    public static ImmutableArray<string> Of(Summary summary, FormSummary form, ComposedSentence sentence)
    {
        var roles = BreakdownRoles.Of(sentence);
        var aid = new BreakdownSentences(summary, form, roles);
        var largest = aid
            .programmes.OrderByDescending(name => aid.Reader.Of(roles.Item, name, roles.Amount).Value ?? 0)
            .Take(MostProgrammes)
            .ToHashSet(StringComparer.Ordinal);
        string?[] sentences =
        [
            aid.programmes.Count > 1 ? aid.All(largest) : null,
            aid.Halves(),
            aid.Change(),
            .. aid.programmes.Where(largest.Contains).Select(aid.programme.Of),
        ];
        return [.. sentences.OfType<string>()];
    }

    private string? All(HashSet<string> largest)
    {
        var scale = ReportNumbers.ScaleOf([Reader.Total(roles.Amount)]);
        var whole = ReportNumbers.Join(
            ",",
            Reader.Total(roles.Times).Count("人次").Prefixed("资助学生"),
            Reader.Total(roles.Amount).Money(scale).Prefixed("发放资金")
        );
        if (whole.Length == 0)
        {
            return null;
        }
        var parts = programmes
            .Where(largest.Contains)
            .Select(name =>
                ReportNumbers
                    .Join(
                        "、",
                        Reader.Of(roles.Item, name, roles.Times).Count("人次"),
                        Reader.Of(roles.Item, name, roles.Amount).Money(scale)
                    )
                    .Prefixed(name)
            );
        var more =
            programmes.Count > largest.Count
                ? string.Create(CultureInfo.InvariantCulture, $";另有{programmes.Count - largest.Count}个项目,见汇总表")
                : "";
        return string.Create(CultureInfo.InvariantCulture, $"{summary.Covered.ChineseName}落实各类学生资助政策{programmes.Count}项,")
            + $"{whole},其中{string.Join(",", parts)}{more}。";
    }

    // Only where the halves make up the year: a school that reported the year by itself belongs to neither.
    private string? Halves()
    {
        var year = Reader.Total(roles.Amount);
        if (halves.Length < 2 || year.Value is null || halves.Sum(half => half.Reader.Total(roles.Amount).Value ?? 0) != year.Value)
        {
            return null;
        }
        var scale = ReportNumbers.ScaleOf([year]);
        var parts = halves.Select(half =>
            $"{half.Name}资助{ReportNumbers.Join("、", half.Reader.Total(roles.Times).Count("人次"), half.Reader.Total(roles.Amount).Money(scale))}"
        );
        return $"{summary.Period.ChineseName}{string.Join(",", parts)},全年合计{year.Money(scale)}。";
    }

    private string? Change()
    {
        if (ComparisonWords.EarlierOf(summary, form) is not { } earlier)
        {
            return null;
        }
        var scale = ReportNumbers.ScaleOf([Reader.Total(roles.Amount), earlier.Total(roles.Amount)]);
        var change = ReportNumbers.Change(Reader.Total(roles.Amount), earlier.Total(roles.Amount), total => total.Money(scale));
        return change is null ? null : $"{summary.Covered.ChineseName}发放的资助资金{ComparisonWords.Than(summary)}{change}。";
    }
}
