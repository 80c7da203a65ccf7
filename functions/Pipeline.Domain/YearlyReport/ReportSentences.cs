using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Domain.Consolidation.Results;

namespace Pipeline.Domain.YearlyReport;

/// <summary>Writes the sentences of a report from the figures alone; a form that nobody reported has no section.</summary>
/// <remarks>
/// The period is always written; 约 stands only where a figure is approximate; money is exact; persons are given only where they may be
/// added, otherwise 人次; texts that schools wrote are the names of contests and programmes only, never a child's.
/// </remarks>
public static class ReportSentences
{
    private const int MostNames = 20;

    public static ImmutableArray<ReportSection> Of(Summary summary, ReportSettings? settings = null) =>
        [
            .. summary
                .Forms.Where(form => form.Reported)
                .Select(form => new ReportSection(
                    form.Form.Id,
                    form.Form.Sheet,
                    [.. Settled(SentencesOf(summary, form), settings ?? ReportSettings.Default).Select(ChineseText.Typeset)]
                ))
                .Where(section => !section.Sentences.IsEmpty),
        ];

    /// <summary>Who reported, who did not, and whose figures are not in.</summary>
    public static ImmutableArray<string> OfCoverage(Summary summary)
    {
        var coverage = summary.Coverage;
        var expected = summary.HasRoster
            ? string.Create(CultureInfo.InvariantCulture, $"应报学校{coverage.Expected}所,已报{coverage.Received}所")
            : string.Create(CultureInfo.InvariantCulture, $"收到{coverage.Received}所学校的报表(没有学校名录,不计上报率)");
        var sentences = new List<string>
        {
            string.Create(
                CultureInfo.InvariantCulture,
                $"{summary.Period.ChineseName}{expected}。已采用{coverage.Accepted + coverage.AcceptedWithQueries}所(通过{coverage.Accepted}所、有疑问{coverage.AcceptedWithQueries}所),未通过{coverage.Rejected}所;未报{coverage.Missing.Length}所。"
            ),
            string.Create(CultureInfo.InvariantCulture, $"本文汇总{summary.Reach.Counted}所学校的数据")
                + (summary.Reach.Left == 0 ? "。" : string.Create(CultureInfo.InvariantCulture, $",未计入{summary.Reach.Left}所。")),
        };
        Name(sentences, "未报学校", summary.Schools.Where(school => school.IsExpected && school.State == ReportingState.NotReceived));
        Name(
            sentences,
            "已报但未计入的学校",
            summary.Schools.Where(school => school.IsExpected && school.State != ReportingState.NotReceived && !school.IsCounted)
        );
        Name(
            sentences,
            "只有一个半年的学校",
            summary.Covered == summary.Period ? summary.Schools.Where(school => school.MissingHalf is not null) : []
        );
        return [.. sentences.Select(ChineseText.Typeset)];
    }

    private static void Name(List<string> sentences, string what, IEnumerable<SchoolReport> schools)
    {
        var names = schools.Select(school => school.School.Name).ToList();
        if (names.Count > 0)
        {
            var more = names.Count > MostNames ? string.Create(CultureInfo.InvariantCulture, $"等{names.Count}所") : "";
            sentences.Add($"{what}:{string.Join('、', names.Take(MostNames))}{more}。");
        }
    }

    /// <summary>Leaves out what waits for a query, and says how much.</summary>
    private static IEnumerable<string> Settled(ImmutableArray<string> sentences, ReportSettings settings)
    {
        if (!settings.WithholdsQueried)
        {
            return sentences;
        }
        var settled = sentences.Where(sentence => !sentence.Contains(ReportNumbers.ToVerify, StringComparison.Ordinal)).ToList();
        return settled.Count == sentences.Length
            ? settled
            : settled.Append(
                string.Create(CultureInfo.InvariantCulture, $"另有{sentences.Length - settled.Count}句涉及待核实的数,核实后再写。")
            );
    }

    private static ImmutableArray<string> SentencesOf(Summary summary, FormSummary form) =>
        form.Form.Sentences.IsEmpty
            ? PlainSentences.Of(summary, form)
            : [.. form.Form.Sentences.SelectMany(sentence => PatternSentences.Of(summary, form, sentence))];
}
