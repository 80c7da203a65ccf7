using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Tests.Consolidation;

/// <summary>Each line of "Adding up" in contracts/commands.md, at its boundary.</summary>
public sealed class AddingUpTests
{
    [Fact]
    public void Flow_adds_over_schools_rows_and_halves()
    {
        var summary = new District(
            new Workbook(1, "2019-H1").Aid("营养改善计划", "中央", 10, 100).Aid("地方资助", "县级", 2, 50),
            new Workbook(1, "2019-H2").Aid("营养改善计划", "中央", 12, 120),
            new Workbook(2, "2019-H2").Aid("营养改善计划", "中央", 5, 7)
        ).Of("2019");

        Assert.Equal(new Total(277_00, true, false), summary.Total("aid", "amount"));
        Assert.Equal(new Total(10 + 2 + 12 + 5, true, false), summary.Total("aid", "times"));
        Assert.Equal(227_00, summary.At("aid", "amount", fixedTo: ("programme", "营养改善计划")).Value);
        Assert.Equal(270_00, summary.At("aid", "amount", school: 1).Value);
    }

    [Fact]
    public void Stock_takes_the_latest_half_that_reported_the_form_and_never_the_sum()
    {
        var summary = new District(
            new Workbook(1, "2019-H1").Students("小学", "一年级", ("total", 40), ("boarders", 9)).Students("小学", "二年级", ("total", 30)),
            new Workbook(1, "2019-H2").Students("小学", "一年级", ("total", 41)),
            new Workbook(2, "2019-H1").Students("小学", "一年级", ("total", 7)),
            new Workbook(2, "2019-H2").Award()
        ).Of("2019");

        Assert.Equal(41 + 7, summary.Total("students", "total").Value);
        Assert.Equal(new Total(null, false, false), summary.Total("students", "boarders"));
        Assert.DoesNotContain(summary.Form("students").Rows, row => row.Dimensions.Contains("二年级"));
    }

    [Fact]
    public void Persons_take_the_latest_half_that_reported_the_figure_other_than_zero()
    {
        var district = new District(
            new Workbook(1, "2019-H1").Aid("营养改善计划", "中央", 10, 100),
            new Workbook(1, "2019-H2").Aid("营养改善计划", "中央", people: null, yuan: 50),
            new Workbook(2, "2019-H1").Aid("营养改善计划", "中央", 10, 100),
            new Workbook(2, "2019-H2").Aid("营养改善计划", "中央", 4, 50),
            new Workbook(3, "2019-H1").Aid("营养改善计划", "中央", 10, 100),
            new Workbook(3, "2019-H2").Aid("营养改善计划", "中央", 0, 50)
        );
        var summary = district.Of("2019");

        Assert.Equal(10, summary.At("aid", "people", school: 1).Value);
        Assert.Equal(4, summary.At("aid", "people", school: 2).Value);
        Assert.Equal(10, summary.At("aid", "people", school: 3).Value);
        Assert.Equal(24, summary.Total("aid", "people").Value);
        Assert.Equal(450_00, summary.Total("aid", "amount").Value);
        Assert.All(
            district.Details.Where(row => row.Source.Period.ToString() == "2019-H1" && row.School.Code == Workbook.Code(2)),
            row => Assert.False(row.Counts(Workbook.Forms["aid"].Measure("people").Index))
        );
    }

    [Fact]
    public void Persons_of_combinations_from_different_halves_still_meet_in_one_school()
    {
        var summary = new District(
            new Workbook(1, "2019-H1").Aid("营养改善计划", "中央", 10, 100),
            new Workbook(1, "2019-H2").Aid("地方资助", "县级", 4, 50)
        ).Of("2019");

        Assert.True(summary.Total("aid", "people").IsNotAddable);
        Assert.Equal(10, summary.At("aid", "people", fixedTo: ("programme", "营养改善计划")).Value);
        Assert.Equal(14, summary.Total("aid", "times").Value);
    }

    public static TheoryData<string, string, string, string, long, long, long?> PersonsOfTwoRows =>
        new()
        {
            { "two programmes, one stage", "营养改善计划/中央/小学", "地方资助/县级/小学", "", 5, 3, null },
            { "one programme, two sources", "营养改善计划/中央/小学", "营养改善计划/县级/小学", "", 5, 3, null },
            { "two stages of one school", "营养改善计划/中央/小学", "营养改善计划/中央/初中", "", 5, 3, 8 },
            { "one of the two is zero", "营养改善计划/中央/小学", "地方资助/县级/小学", "", 5, 0, 5 },
            { "both are zero", "营养改善计划/中央/小学", "地方资助/县级/小学", "", 0, 0, 0 },
            {
                "the other programme lies outside the row",
                "营养改善计划/中央/小学",
                "地方资助/县级/小学",
                "programme=营养改善计划",
                5,
                3,
                5
            },
            {
                "two sources lie in the programme's row",
                "营养改善计划/中央/小学",
                "营养改善计划/县级/小学",
                "programme=营养改善计划",
                5,
                3,
                null
            },
        };

    [Theory, MemberData(nameof(PersonsOfTwoRows))]
    public void Persons_add_only_where_no_child_can_count_twice(
        string why,
        string one,
        string two,
        string at,
        long first,
        long second,
        long? expected
    )
    {
        string[] a = one.Split('/'),
            b = two.Split('/');
        var summary = new District(new Workbook().Aid(a[0], a[1], first, 10, a[2]).Aid(b[0], b[1], second, 10, b[2])).Of("2019-H1");

        var total =
            at.Length == 0 ? summary.Total("aid", "people") : summary.At("aid", "people", fixedTo: (at.Split('=')[0], at.Split('=')[1]));

        Assert.True(total.Value == expected, $"{why}: {total.Value}");
        Assert.True(total.Reported);
    }

    [Fact]
    public void Persons_of_different_schools_add_and_one_doubtful_school_spoils_the_whole_but_not_its_neighbours()
    {
        var roster = new Roster([
            Workbook.School(1, "甲区", "东片"),
            Workbook.School(2, "甲区", "西片"),
            Workbook.School(3, "甲区", "西片"),
        ]);
        var summary = new District(
            new Workbook(1).Aid("营养改善计划", "中央", 5, 10).Aid("地方资助", "县级", 3, 10),
            new Workbook(2).Aid("营养改善计划", "中央", 6, 10),
            new Workbook(3).Aid("地方资助", "县级", 7, 10)
        )
        {
            Roster = roster,
        }.Of("2019-H1");

        Assert.True(summary.Total("aid", "people").IsNotAddable);
        Assert.True(summary.At("aid", "people", area: "甲区").IsNotAddable);
        Assert.True(summary.At("aid", "people", area: "甲区/东片").IsNotAddable);
        Assert.Equal(13, summary.At("aid", "people", area: "甲区/西片").Value);
        Assert.Equal(11, summary.At("aid", "people", fixedTo: ("source", "中央")).Value);
    }

    [Fact]
    public void The_annual_workbook_stands_in_a_year_and_never_in_a_half()
    {
        var district = new District(
            new Workbook(1, "2019").Aid("营养改善计划", "中央", 9, 1000),
            new Workbook(1, "2019-H1").Aid("营养改善计划", "中央", 5, 10),
            new Workbook(2, "2019-H1").Aid("营养改善计划", "中央", 6, 20),
            new Workbook(2, "2019-H2").Aid("营养改善计划", "中央", 6, 20)
        );

        var year = district.Of("2019");
        Assert.Equal(1040_00, year.Total("aid", "amount").Value);
        Assert.Equal(["2019"], year.Schools[0].Sources.Select(source => source.ToString()));
        Assert.Equal(["2019-H1", "2019-H2"], year.Schools[1].Sources.Select(source => source.ToString()));
        Assert.Equal(
            [30_00L, 20_00L],
            year.Halves.Select(half => half.Forms.Single(form => form.Form.Id == "aid").Total("amount").Value!.Value)
        );

        var half = district.Of("2019-H2");
        Assert.Equal(20_00, half.Total("aid", "amount").Value);
        Assert.Equal(
            [Workbook.Code(1)],
            new District(new Workbook(1, "2019").Award(), new Workbook(2, "2019-H2").Award())
            {
                Roster = new Roster([Workbook.School(1), Workbook.School(2)]),
            }
                .Of("2019-H2")
                .Coverage.Missing.AsEnumerable()
        );
        Assert.Empty(half.Halves);
    }

    [Fact]
    public void Approximate_figures_make_every_total_that_holds_them_approximate()
    {
        var summary = new District(
            new Workbook(1).Aid("营养改善计划", "中央", 5, 10, approximate: true),
            new Workbook(2).Aid("地方资助", "县级", 5, 10)
        ).Of("2019-H1");

        Assert.True(summary.Total("aid", "amount").Approximate);
        Assert.True(summary.At("aid", "times", school: 1).Approximate);
        Assert.False(summary.At("aid", "amount", school: 2).Approximate);
    }

    [Fact]
    public void What_nobody_reported_is_no_zero_and_an_explicit_zero_is_reported()
    {
        var summary = new District(new Workbook().Aid("营养改善计划", "中央", 0, 0)).Of("2019-H1");

        Assert.Equal(new Total(0, true, false), summary.Total("aid", "amount"));
        Assert.Equal(new Total(null, false, false), summary.Total("aid", "allocated"));
        Assert.False(summary.Form("students").Reported);
        Assert.Empty(summary.Form("students").Rows.Where(row => row.Area is null));
    }

    [Fact]
    public void A_sum_beyond_64_bits_is_an_error_and_no_wrong_number()
    {
        var huge = new Workbook(1).Award(count: long.MaxValue).Award("第二项", count: 1);

        Assert.Throws<OverflowException>(() => new District(huge).Of("2019-H1"));
    }

    [Fact]
    public void Rows_stand_in_the_order_of_the_form_unknown_values_after_the_known_and_blank_last()
    {
        var summary = new District(
            new Workbook().Award(rank: null).Award("b", rank: "甲等").Award("c", rank: "二等奖").Award("d", rank: "特等奖")
        ).Of("2019-H1");

        Assert.Equal(
            ["特等奖", "二等奖", "甲等", ""],
            summary
                .Form("awards")
                .Rows.Where(row => row.Area is null && row.School is null && row.Dimensions is [null, not null, null, null])
                .Select(row => row.Dimensions[1])
        );
    }
}
