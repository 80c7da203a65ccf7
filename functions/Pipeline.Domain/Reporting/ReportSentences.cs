using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Domain.Consolidation;

namespace Pipeline.Domain.Reporting;

/// <summary>Writes the sentences of a report from the figures alone; a form that nobody reported has no section.</summary>
/// <remarks>
/// The period is always written; 约 stands only where a figure is approximate; money is exact; persons are given only where they may be
/// added, otherwise 人次; texts that schools wrote are the names of contests and programmes only, never a child's.
/// </remarks>
public static class ReportSentences
{
    public static ImmutableArray<ReportSection> Of(Summary summary) =>
    [
        .. summary.Forms.Where(form => form.Reported).Select(form => new ReportSection(form.Form.Id, form.Form.Sheet, [.. SentencesOf(summary, form).Select(ChineseText.Typeset)]))
            .Where(section => !section.Sentences.IsEmpty),
    ];

    /// <summary>Who reported, in one sentence.</summary>
    public static string OfCoverage(Summary summary)
    {
        var coverage = summary.Coverage;
        return ChineseText.Typeset(string.Create(CultureInfo.InvariantCulture,
            $"{summary.Period.ChineseName}应报学校{coverage.Expected}所,已报{coverage.Received}所,其中通过{coverage.Accepted + coverage.AcceptedWithQueries}所(有疑问{coverage.AcceptedWithQueries}所)、未通过{coverage.Rejected}所;未报{coverage.Missing.Length}所。"));
    }

    /// <summary>The name of the area that everything lies in: the innermost one that holds all schools; empty where there are several.</summary>
    public static string AreaName(Summary summary)
    {
        var name = "";
        var areas = summary.Areas;
        while (areas.Length == 1)
        {
            name = areas[0].Name;
            areas = areas[0].Schools.IsEmpty ? areas[0].Areas : [];
        }
        return name;
    }

    private static ImmutableArray<string> SentencesOf(Summary summary, FormSummary form) => form.Form.Sentences.IsEmpty
        ? PlainSentences.Of(summary, form)
        : [.. form.Form.Sentences.SelectMany(sentence => PatternSentences.Of(summary, form, sentence))];
}
