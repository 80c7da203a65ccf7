using System.Collections.Immutable;
using Pipeline.Domain.Consolidation;

namespace Pipeline.Domain.Reporting;

/// <summary>获奖: how many by level, persons and groups apart, and the best five; awards in doubt are not named.</summary>
internal static class AwardSentences
{
    private const int Named = 5;

    public static ImmutableArray<string> Of(Summary summary, FormSummary form)
    {
        var reader = new FormReader(form);
        string?[] sentences = [Numbers(summary, reader), Best(summary, form)];
        return [.. sentences.OfType<string>()];
    }

    private static string? Numbers(Summary summary, FormReader reader)
    {
        var said = ReportNumbers.Join(";", Kind(reader, "个人", "人次", "师生参加各级竞赛获奖"), Kind(reader, "集体", "项", "获集体奖项"), Kind(reader, "", "项", "另有未注明个人或集体的奖项"));
        return said.Length == 0 ? null : $"{summary.Period.ChineseName}{said}。";
    }

    private static string? Kind(FormReader reader, string kind, string unit, string opening)
    {
        var total = reader.OfAll("count", ("kind", kind));
        if (total.Count(unit) is not { } text || total.Value == 0)
        {
            return null;
        }
        var levels = reader.Values("level").Select(level => (Name: level, Total: reader.OfAll("count", ("kind", kind), ("level", level)))).Where(level => level.Total.Value > 0).ToList();
        return $"{opening}{text},{(levels.Count > 1 ? "其中" : "均为")}{(levels.Count > 1 ? string.Join("、", levels.Select(level => level.Total.Count(unit).Prefixed(level.Name))) : levels[0].Name)}";
    }

    private static string? Best(Summary summary, FormSummary form)
    {
        var item = form.Form.Texts.FirstOrDefault(text => text.Id == "item");
        var level = form.Form.Dimensions.FirstOrDefault(dimension => dimension.Id == "level");
        var rank = form.Form.Dimensions.FirstOrDefault(dimension => dimension.Id == "rank");
        if (item is null || level is null)
        {
            return null;
        }
        var named = summary.Awards.Where(award => award.Row.Form.Id == form.Form.Id && !award.IsDoubtful && !string.IsNullOrEmpty(award.Row.Texts[item.Index])).Take(Named).ToList();
        var contests = named.GroupBy(award => award.Row.Texts[item.Index]!, StringComparer.Ordinal).Select(contest =>
            $"在{contest.Key}中,{string.Join(",", contest.Select(award => $"{award.SchoolName}获{award.Row.Dimensions[level.Index]}{(rank is null ? "" : award.Row.Dimensions[rank.Index])}{(rank is null || string.IsNullOrEmpty(award.Row.Dimensions[rank.Index]) ? "奖项" : "")}"))}");
        return named.Count == 0 ? null : $"{summary.Period.ChineseName}的主要奖项:{string.Join(";", contests)}。";
    }
}
