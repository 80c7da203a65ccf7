using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;

namespace Pipeline.Domain.Consolidation.Results;

/// <summary>
/// A district's figures of one period, all but the single rows: what the summary workbook, the document and summary.json are written from.
/// </summary>
/// <param name="GeneratedAt">The newest time among what went in, not the clock, so that the same input gives the same bytes.</param>
/// <param name="Areas">Top areas in the roster's order.</param>
/// <param name="Forms">In the catalogue's order; also those that nobody reported.</param>
/// <param name="Halves">For a year: the forms of its first and second half as reported by halves; else empty.</param>
/// <param name="Schools">Every expected school and every other that reported, in the roster's order.</param>
/// <param name="Findings">Queries, open and explained, of the workbooks that count.</param>
/// <param name="CrossFindings">What only shows across schools or periods; also among <paramref name="Findings"/>.</param>
/// <param name="Awards">The rows of forms with a SameInOtherSchool check, best first (level, then rank), at most 200.</param>
/// <param name="Comparison">Null if no earlier period is there.</param>
public sealed record Summary(
    Period Period,
    DateTimeOffset GeneratedAt,
    ImmutableArray<AreaNode> Areas,
    Coverage Coverage,
    ImmutableArray<FormSummary> Forms,
    ImmutableArray<(Period Half, ImmutableArray<FormSummary> Forms)> Halves,
    ImmutableArray<SchoolReport> Schools,
    ImmutableArray<SchoolFinding> Findings,
    ImmutableArray<SchoolFinding> CrossFindings,
    ImmutableArray<AwardLine> Awards,
    ImmutableArray<ControlTotal> Controls,
    Comparison? Comparison
)
{
    /// <summary>The scheme that the figures were asked by.</summary>
    public FormCatalogue Scheme { get; init; } = FormCatalogue.Standard;

    /// <summary>Where the numbers went of every workbook that counts, in the order of the schools.</summary>
    public ImmutableArray<SchoolNumbers> Numbers { get; init; } = [];

    /// <summary>Who is expected is known from a roster; without one there is no 上报率.</summary>
    public bool HasRoster { get; init; }

    /// <summary>Who made the figures final, and when; null while they are preliminary.</summary>
    public Finality? Final { get; init; }

    /// <summary>As every page says it: <c>初步数</c>, or <c>定稿(王科长,2026年7月10日)</c>.</summary>
    public string StageName =>
        Final is { } final ? $"定稿({(final.Who.Length > 0 ? final.Who + "," : "")}{ChinaTime.ChineseDay(final.At)})" : "初步数";

    /// <summary>What the figures cover: of a year of which no school reported more than one half, that half; else the period.</summary>
    public Period Covered { get; } = CoveredBy(Period, Schools);

    /// <summary>
    /// The name of the area that everything lies in: the innermost one that holds all schools; empty if there are several, or no roster
    /// names any.
    /// </summary>
    public string AreaName { get; } = NameOf(Areas);

    /// <summary>As headings name the period: <c>2019年</c>, and with 截至上半年 where the second half is not there yet.</summary>
    public string PeriodName =>
        Covered == Period
            ? Period.ChineseName
            : Period.ChineseName + (Covered.Part == PeriodPart.FirstHalf ? "(截至上半年)" : "(仅下半年)");

    /// <summary>Expected schools whose figures are in, and those whose are not.</summary>
    public (int Counted, int Left) Reach
    {
        get
        {
            var expected = Schools.Where(school => school.IsExpected).ToList();
            var counted = expected.Count(school => school.IsCounted);
            return (counted, expected.Count - counted);
        }
    }

    private static Period CoveredBy(Period period, ImmutableArray<SchoolReport> schools)
    {
        var sources = schools.SelectMany(school => school.Sources).Distinct().Take(2).ToList();
        return period.IsYear && sources is [{ IsYear: false } half] ? half : period;
    }

    private static string NameOf(ImmutableArray<AreaNode> areas)
    {
        var name = "";
        while (areas is [var only] && only.Name != AreaTree.Everything)
        {
            name = only.Name;
            areas = only.Schools.IsEmpty ? only.Areas : [];
        }
        return name;
    }
}
