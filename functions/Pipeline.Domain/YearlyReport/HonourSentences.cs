using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Schemes.Sentences;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.YearlyReport;

/// <summary>奖项句 and 前列句: how many by level, persons and groups apart, and the best five; awards in doubt are not named.</summary>
internal static class HonourSentences
{
    private const int Named = 5;
    private const string Persons = "人次";

    /// <summary>奖项句; null if nothing was won.</summary>
    public static string? Numbers(Summary summary, FormSummary form, ComposedSentence roles)
    {
        var reader = FormReader.Of(form);
        var (count, kind) = ((MeasureColumn)roles.Roles["数量"], (DimensionColumn)roles.Roles["类别"]);
        var units =
            CountedUnits.Of(form.Form) is { } declared && declared.Measure.Id == count.Id && declared.Dimension.Id == kind.Id
                ? declared
                : null;
        var kinds = kind.Values.Select(value => (value.Name, Unit: units?.UnitOf(value.Name) ?? count.Unit));
        var said = ReportNumbers.Join(
            ";",
            [
                .. kinds.Select(each =>
                    Kind(reader, roles, each.Name, each.Unit, each.Unit == Persons ? "师生参加各级竞赛获奖" : $"获{each.Name}奖项")
                ),
                Kind(reader, roles, "", count.Unit, $"另有未注明{ChineseList.Or(kind.Values.Select(value => value.Name))}的奖项"),
            ]
        );
        return said.Length == 0 ? null : $"{summary.Covered.ChineseName}{said}。";
    }

    private static string? Kind(FormReader reader, ComposedSentence roles, string kind, string unit, string opening)
    {
        var (countId, kindId, levelId) = (roles.IdOf("数量")!, roles.IdOf("类别")!, roles.IdOf("级别")!);
        var total = reader.OfAll(countId, (kindId, kind));
        if (total.Count(unit) is not { } text || total.Value == 0)
        {
            return null;
        }
        var levels = reader
            .Values(levelId)
            .Select(level => (Name: level, Total: reader.OfAll(countId, (kindId, kind), (levelId, level))))
            .Where(level => level.Total.Value > 0)
            .ToList();
        return $"{opening}{text},{(levels.Count > 1 ? "其中" : "均为")}"
            + $"{(levels.Count > 1 ? string.Join("、", levels.Select(level => level.Total.Count(unit).Prefixed(level.Name))) : levels[0].Name)}";
    }

    /// <summary>前列句; null if no award may be named.</summary>
    public static string? Best(Summary summary, FormSummary form, ComposedSentence roles)
    {
        var item = (TextColumn)roles.Roles["名称"];
        var level = (DimensionColumn)roles.Roles["级别"];
        var rank = roles.Roles.GetValueOrDefault("等次") as DimensionColumn;
        var named = summary
            .Awards.Where(award =>
                award.Row.Form.Id == form.Form.Id && !award.IsDoubtful && !string.IsNullOrEmpty(award.Row.Texts[item.Index])
            )
            .Take(Named)
            .ToList();
        var contests = named
            .GroupBy(award => award.Row.Texts[item.Index]!, StringComparer.Ordinal)
            .Select(contest =>
                $"在{contest.Key}中,{string.Join(",", contest.Select(award => $"{award.SchoolName}获{award.Row.Dimensions[level.Index]}{(rank is null ? "" : award.Row.Dimensions[rank.Index])}{(rank is null || string.IsNullOrEmpty(award.Row.Dimensions[rank.Index]) ? "奖项" : "")}"))}"
            );
        return named.Count == 0 ? null : $"{summary.Covered.ChineseName}的主要奖项:{string.Join(";", contests)}。";
    }
}
