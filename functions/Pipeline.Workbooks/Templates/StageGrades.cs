using System.Collections.Immutable;

namespace Pipeline.Workbooks.Templates;

/// <summary>The grades that a school of a stage has, for the rows that a template names in advance.</summary>
internal static class StageGrades
{
    private static readonly (string Stage, string[] Grades)[] Known =
    [
        ("学前教育", ["小班", "中班", "大班"]),
        ("小学", ["一年级", "二年级", "三年级", "四年级", "五年级", "六年级"]),
        ("初中", ["七年级", "八年级", "九年级"]),
        ("普通高中", ["高一", "高二", "高三"]),
        ("中等职业教育", ["中职一年级", "中职二年级", "中职三年级"]),
    ];

    /// <summary>Stage and grade of each row; a stage whose grades differ from school to school (特殊教育) has none.</summary>
    public static ImmutableArray<(string Stage, string Grade)> RowsOf(IEnumerable<string> stages) =>
        [.. stages.Distinct(StringComparer.Ordinal).SelectMany(stage => Known.Where(known => known.Stage == stage).SelectMany(known => known.Grades.Select(grade => (stage, grade))))];
}
