using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Domain.Consolidation;

namespace Pipeline.Domain.Reporting;

/// <summary>学生人数: schools, students, boarders, left-behind children; then the stages.</summary>
internal static class StudentSentences
{
    public static ImmutableArray<string> Of(Summary summary, FormSummary form)
    {
        var reader = new FormReader(form);
        if (reader.Total("total").Count("人") is not { } students)
        {
            return [];
        }
        var parts = ReportNumbers.Join("、", reader.Total("boarders").Count("人").Prefixed("寄宿生"), reader.Total("leftBehind").Count("人").Prefixed("留守儿童"),
            reader.Total("migrant").Count("人").Prefixed("随迁子女"), reader.Total("hardship").Count("人").Prefixed("家庭经济困难学生"));
        var area = ReportSentences.AreaName(summary);
        var sentences = ImmutableArray.CreateBuilder<string>();
        sentences.Add(string.Create(CultureInfo.InvariantCulture,
            $"{summary.Period.ChineseName},{(area.Length == 0 ? "" : "全" + area)}共有{reader.Schools("total")}所学校上报,")
            + ReportNumbers.Join(",", reader.Total("classes").Count("个").Prefixed("教学班"), "在校学生" + students, parts.Length == 0 ? null : "其中" + parts) + "。");
        var stages = reader.Values("stage").ToList();
        if (stages.Count > 1)
        {
            sentences.Add($"{summary.Period.ChineseName}在校学生中,{string.Join("、", stages.Select(stage => reader.Of("stage", stage, "total").Count("人").Prefixed(stage)).OfType<string>())}。");
        }
        return sentences.ToImmutable();
    }
}
