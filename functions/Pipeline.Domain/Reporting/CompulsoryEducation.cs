using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Reporting;

/// <summary>义务教育: 小学 and 初中 together, as the law counts them and every published table does.</summary>
public static class CompulsoryEducation
{
    public const string Name = "义务教育";

    private static readonly string[] Stages = ["小学", "初中"];

    /// <summary>The stages that make it up; none where the dimension is not one of stages.</summary>
    public static IReadOnlyList<string> StagesOf(DimensionColumn dimension) =>
        Stages.All(stage => dimension.Values.Any(value => value.Name == stage)) ? Stages : [];
}
