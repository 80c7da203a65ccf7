using System.Text;
using System.Text.Json;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Tests.Consolidation;

/// <summary>A total that some schools left blank while others filled it says so, at every level, and in summary.json.</summary>
public sealed class PartialTotalTests
{
    [Fact]
    public void A_total_tells_how_many_schools_left_it_blank()
    {
        var roster = new Roster([Workbook.School(1, "甲区"), Workbook.School(2, "甲区"), Workbook.School(3, "乙区")]);
        var summary = new District(
            new Workbook(1).Students("小学", "一年级", ("total", 40), ("boarders", 9)),
            new Workbook(2).Students("小学", "一年级", ("total", 30), ("boarders", 3)).Students("小学", "二年级", ("total", 30)),
            new Workbook(3).Students("初中", "七年级", ("total", 7))
        )
        {
            Roster = roster,
        }.Of("2019-H1");

        Assert.Equal(2, summary.Total("students", "boarders").Blank);
        Assert.True(summary.Total("students", "boarders").IsPartial);
        Assert.False(summary.Total("students", "total").IsPartial);
        Assert.Equal(1, summary.At("students", "boarders", area: "甲区").Blank);
        Assert.Equal(0, summary.At("students", "boarders", fixedTo: ("grade", "一年级")).Blank);
        Assert.False(summary.At("students", "boarders", area: "乙区").IsPartial);
        Assert.Equal(0, summary.Total("students", "hardship").Blank);
    }

    [Fact]
    public void A_half_that_another_supersedes_leaves_nothing_blank()
    {
        var summary = new District(
            new Workbook(1, "2019-H1").Students("小学", "一年级", ("total", 40)),
            new Workbook(1, "2019-H2").Students("小学", "一年级", ("total", 41), ("boarders", 9))
        ).Of("2019");

        Assert.False(summary.Total("students", "boarders").IsPartial);
    }

    [Fact]
    public void Summary_json_names_partial_totals_and_the_units_of_awards()
    {
        var summary = new District(
            new Workbook(1).Students("小学", "一年级", ("total", 40), ("boarders", 9)).Award(count: 2),
            new Workbook(2).Students("小学", "一年级", ("total", 30))
        ).Of("2019-H1");
        using var stream = new MemoryStream();
        SummaryJson.Write(stream, summary);
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        var students = json.RootElement.GetProperty("forms").GetProperty("students");

        Assert.Equal("{\"boarders\":{\"schools\":2,\"filled\":1,\"incomplete\":1}}", Compact(students.GetProperty("partial")));
        Assert.Equal("[\"boarders\"]", Compact(students.GetProperty("by")[0].GetProperty("partial")));
        Assert.Equal("{\"count\":{\"项\":2}}", Compact(json.RootElement.GetProperty("forms").GetProperty("awards").GetProperty("units")));
        Assert.False(json.RootElement.GetProperty("forms").GetProperty("awards").TryGetProperty("partial", out _));
    }

    private static string Compact(JsonElement element) =>
        element.GetRawText().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
