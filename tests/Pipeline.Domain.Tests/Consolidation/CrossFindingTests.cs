using System.Globalization;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Tests.Consolidation;

public sealed class CrossFindingTests
{
    [Fact]
    public void The_same_award_of_two_schools_is_asked_of_both_and_names_the_other_to_the_bureau_alone()
    {
        var summary = new District(
            new Workbook(1).Award("诗词大会").Award("第三届 经典诵读(县)"),
            new Workbook(2).Award("第三届经典诵读(县)"),
            new Workbook(3).Award("机器人竞赛")
        ).Of("2019-H1");

        Assert.Equal(
            [(Workbook.Code(1), "A5"), (Workbook.Code(2), "A4")],
            summary.CrossFindings.Select(line => (line.School, line.Finding.Cell!))
        );
        var first = summary.CrossFindings[0];
        Assert.Equal("X501", first.Finding.Code);
        Assert.Equal("获奖", first.Finding.Sheet);
        Assert.Contains("第2小学(2145000002)", first.Finding.Problem);
        Assert.Contains("与另一所学校上报的获奖相同", first.ForSchool.Problem);
        Assert.All(summary.CrossFindings, line => Assert.DoesNotContain("小学", line.ForSchool.Message));
        Assert.Equal((3, 1, 2), (summary.Coverage.Received, summary.Coverage.Accepted, summary.Coverage.AcceptedWithQueries));
        Assert.Equal([true, true, false, false], summary.Awards.OrderByDescending(line => line.IsDoubtful).Select(line => line.IsDoubtful));
        Assert.Equal(summary.CrossFindings.AsEnumerable(), summary.Findings.AsEnumerable());
    }

    public static TheoryData<string, Workbook, Workbook, int> AwardPairs =>
        new()
        {
            { "all five are equal", new Workbook(1).Award(), new Workbook(2).Award(), 2 },
            { "another item", new Workbook(1).Award(), new Workbook(2).Award("另一项"), 0 },
            { "another level", new Workbook(1).Award(), new Workbook(2).Award(level: "市级"), 0 },
            { "another rank", new Workbook(1).Award(), new Workbook(2).Award(rank: "二等奖"), 0 },
            { "another issuer", new Workbook(1).Award(), new Workbook(2).Award(issuer: "团委"), 0 },
            { "another date", new Workbook(1).Award(), new Workbook(2).Award(date: "2019-03-06"), 0 },
            { "the same date, both without issuer", new Workbook(1).Award(issuer: null), new Workbook(2).Award(issuer: null), 2 },
            { "the same issuer, both without date", new Workbook(1).Award(date: null), new Workbook(2).Award(date: null), 2 },
            {
                "neither issuer nor date tells",
                new Workbook(1).Award(issuer: null, date: null),
                new Workbook(2).Award(issuer: null, date: null),
                0
            },
            { "one of them without issuer", new Workbook(1).Award(), new Workbook(2).Award(issuer: null), 0 },
            { "twice in one school", new Workbook(1).Award().Award(), new Workbook(2).Award("另一项"), 0 },
            { "twice in one school and once in another", new Workbook(1).Award().Award(), new Workbook(2).Award(), 3 },
            { "full-width and half-width", new Workbook(1).Award("3D打印(A组)"), new Workbook(2).Award("3D打印(A组)"), 2 },
            { "a rejected workbook does not count", new Workbook(1).Award(), new Workbook(2).Award().Rejected(), 0 },
        };

    [Theory, MemberData(nameof(AwardPairs))]
    public void Compares_awards(string why, Workbook one, Workbook two, int findings)
    {
        var summary = new District(one, two).Of("2019-H1");

        Assert.True(findings == summary.CrossFindings.Length, $"{why}: {summary.CrossFindings.Length}");
    }

    public static TheoryData<string, long, long, long, long, string[]> Changes =>
        new()
        {
            { "30 % exactly is no change", 100, 130, 0, 0, [] },
            { "one more than 30 %", 100, 131, 0, 0, ["D4:增加31%"] },
            { "one less than 30 % down", 100, 69, 0, 0, ["D4:减少31%"] },
            { "20 exactly is no change", 20, 40, 0, 0, [] },
            { "21 is", 20, 41, 0, 0, ["D4:增加105%"] },
            { "5,000 元 exactly is no change", 0, 0, 10_000, 15_000, [] },
            { "5,001 元 is", 0, 0, 10_000, 15_001, ["G4:增加50%"] },
            { "much money but less than 30 %", 0, 0, 100_000, 130_000, [] },
            { "from an explicit zero", 0, 21, 0, 0, ["D4:"] },
            { "fractions of a percent", 300, 401, 0, 0, ["D4:增加33.7%"] },
        };

    [Theory, MemberData(nameof(Changes))]
    public void Asks_of_changes_against_the_year_before(
        string why,
        long peopleBefore,
        long people,
        long yuanBefore,
        long yuan,
        string[] expected
    )
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var summary = new District(new Workbook(1, "2019-H1").Aid("地方资助", "县级", people, yuan))
            {
                Previous = [new Workbook(1, "2018-H1").Aid("地方资助", "县级", peopleBefore, yuanBefore)],
            }.Of("2019-H1");

            var found = summary
                .CrossFindings.Select(line => line.Finding)
                .Select(finding =>
                    $"{finding.Cell}:{(finding.Problem.Contains("加") || finding.Problem.Contains("减") ? finding.Problem[(finding.Problem.LastIndexOf(',') + 1)..^1] : "")}"
                );
            Assert.True(expected.SequenceEqual(found), $"{why}: {string.Join(' ', found)}");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Says_both_values_and_what_they_are_of()
    {
        var summary = new District(new Workbook(1, "2019-H1").Aid("地方资助", "县级", 10, 120_000))
        {
            Previous = [new Workbook(1, "2018-H1").Aid("地方资助", "县级", 10, 60_000)],
        }.Of("2019-H1");

        var finding = Assert.Single(summary.CrossFindings).Finding;
        Assert.Equal("小学、地方资助、县级的补助金额:2018年上半年为60,000.00元,本期为120,000.00元,增加100%。", finding.Problem);
        Assert.Equal(("X502", "补助资金", "G4"), (finding.Code, finding.Sheet, finding.Cell));
        Assert.Equal(ReportingState.AcceptedWithQueries, Assert.Single(summary.Schools).State);
    }

    [Fact]
    public void Compares_with_the_year_before_and_only_without_one_with_the_period_before()
    {
        Submission now = new Workbook(1, "2019-H1").Aid("地方资助", "县级", 100, 0);
        Submission yearBefore = new Workbook(1, "2018-H1").Aid("地方资助", "县级", 100, 0);
        Submission before = new Workbook(1, "2018-H2").Aid("地方资助", "县级", 10, 0);

        var both = new District(now) { Previous = [before, yearBefore] }.Of("2019-H1");
        Assert.Empty(both.CrossFindings);
        Assert.Equal(("2018-H1", true), (both.Comparison!.Earlier.ToString(), both.Comparison.IsYearEarlier));

        var one = new District(now) { Previous = [before] }.Of("2019-H1");
        Assert.Contains("2018年下半年为10人", Assert.Single(one.CrossFindings).Finding.Problem);
        Assert.Equal(("2018-H2", false, 1), (one.Comparison!.Earlier.ToString(), one.Comparison.IsYearEarlier, one.Comparison.Schools));
        Assert.Equal(10, one.Comparison.Forms.Single(form => form.Form.Id == "aid").Total("people").Value);
    }

    [Theory]
    [InlineData(PeriodBeforeUse.WhereGiven, 0, "the year's own first half was not given for comparison: X502 flooded")]
    [InlineData(PeriodBeforeUse.Always, 1, "the bureau's setting asks for it")]
    [InlineData(PeriodBeforeUse.Never, 0, "never")]
    public void A_years_halves_are_held_against_each_other_only_where_a_setting_asks(PeriodBeforeUse use, int expected, string reason)
    {
        var summary = new District(
            new Workbook(1, "2019-H1").Aid("地方资助", "县级", 100, 0),
            new Workbook(1, "2019-H2").Aid("地方资助", "县级", 10, 0)
        )
        {
            Options = new ConsolidationOptions { PeriodBefore = use },
        }.Of("2019");

        Assert.True(expected == summary.CrossFindings.Length, reason);
    }

    [Fact]
    public void What_is_quoted_is_what_the_school_wrote_not_what_is_stored()
    {
        var summary = new District(new Workbook(1, "2019-H1").Aid("地方资助", "县级", 100, 320_000))
        {
            Previous = [new Workbook(1, "2018-H1").Aid("地方资助", "县级", 100, 100_000)],
        }.Of("2019-H1");

        Assert.Equal("320000", Assert.Single(summary.CrossFindings).Finding.Text);
    }

    [Theory]
    [InlineData("2018-H1", 2)]
    [InlineData("2018-H2", 0)]
    public void A_line_on_one_side_only_is_a_change_against_the_same_half_alone(string earlier, int findings)
    {
        var summary = new District(new Workbook(1, "2019-H1").Aid("地方资助", "县级", 100, 0, times: 0))
        {
            Previous = [new Workbook(1, earlier).Aid("免费教科书", "中央", 100, 0, times: 0)],
        }.Of("2019-H1");

        Assert.Equal(findings, summary.CrossFindings.Length);
        if (findings > 0)
        {
            Assert.Equal(["D4", null], summary.CrossFindings.Select(line => line.Finding.Cell));
            Assert.EndsWith("为100人,本期没有填报,减少100%。", summary.CrossFindings[1].Finding.Problem);
        }
    }

    [Fact]
    public void A_blank_figure_is_never_compared_and_sums_point_at_their_first_row()
    {
        var summary = new District(
            new Workbook(1, "2019-H1").Students("小学", "一年级", ("total", 60)).Students("小学", "二年级", ("total", 60))
        )
        {
            Previous = [new Workbook(1, "2018-H1").Students("小学", "一年级", ("total", 60), ("boarders", 50))],
        }.Of("2019-H1");

        var finding = Assert.Single(summary.CrossFindings).Finding;
        Assert.Equal(("F4", "小学的合计:2018年上半年为60人,本期为120人,增加100%。"), (finding.Cell, finding.Problem));
    }

    [Fact]
    public void A_year_asks_each_of_its_workbooks_and_compares_with_the_year_before_from_its_halves()
    {
        var summary = new District(new Workbook(1, "2019-H1").Award(count: 40), new Workbook(1, "2019-H2").Award("二", count: 40))
        {
            Previous = [new Workbook(1, "2018-H1").Award(count: 5), new Workbook(1, "2018-H2").Award(count: 39)],
        }.Of("2019");

        Assert.Equal("2019-H1", Assert.Single(summary.CrossFindings).Period.ToString());
        Assert.Equal(44, summary.Comparison!.Forms.Single(form => form.Form.Id == "awards").Total("count").Value);
    }

    [Fact]
    public void An_explained_query_is_kept_and_no_longer_open()
    {
        var period = Period.Parse("2019-H1");
        Submission now = new Workbook(1).Aid("地方资助", "县级", 100, 0);
        var consolidator = new Consolidator(Workbook.Forms, null, period);
        var line = SubmissionChoice.Choose(period, [now]) with
        {
            Explanations = [new QueryExplanation("X502", "补助资金", "D4", "", "新增一个班")],
        };
        consolidator.Add(new SchoolSubmissions(Workbook.School(1), [line], [new Workbook(1, "2018-H1").Aid("地方资助", "县级", 10, 0)]));
        var summary = consolidator.Finish();

        Assert.Equal("新增一个班", Assert.Single(summary.CrossFindings).Finding.Explanation);
        Assert.Equal(1, summary.Coverage.Accepted);
        Assert.Equal((0, 1), (summary.Schools[0].OpenQueries, summary.Schools[0].ExplainedQueries));
    }

    [Fact]
    public void Queries_of_workbooks_that_count_are_listed_and_of_others_not()
    {
        var summary = new District(
            new Workbook(1).WithQuery(),
            new Workbook(1).Day(-1).File("alt.xlsx").WithQuery(),
            new Workbook(2).Rejected()
        ).Of("2019-H1");

        Assert.Equal("Q216", Assert.Single(summary.Findings).Finding.Code);
        Assert.Empty(summary.CrossFindings);
    }

    [Fact]
    public void The_best_awards_stand_first_and_no_more_than_asked()
    {
        var workbook = new Workbook();
        for (var i = 0; i < 1000; i++)
        {
            workbook.Award($"第{i:D4}届", level: "校级");
        }
        workbook
            .Award("末", level: "市级", rank: "二等奖")
            .Award("中", level: "市级", rank: "一等奖")
            .Award("首", level: "国家级", rank: "三等奖");
        var summary = new District(workbook) { Options = new ConsolidationOptions { MaxAwards = 5 } }.Of("2019-H1");

        Assert.Equal(["首", "中", "末", "第0000届", "第0001届"], summary.Awards.Select(line => line.Row.Texts[0]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_best_awards_are_the_same_in_whatever_order_they_come(int seed)
    {
        var random = new Random(seed);
        string[] levels = ["国家级", "省级", "市级", "县级", "校级"];
        string[] ranks = ["特等奖", "一等奖", "二等奖", "三等奖"];
        var awards = Enumerable
            .Range(0, 600)
            .Select(i => (Item: $"第{i:D4}届", Level: random.Next(levels.Length), Rank: random.Next(ranks.Length)))
            .ToArray();
        var workbooks = Enumerable.Range(1, 20).Select(school => new Workbook(school)).ToArray();
        foreach (var award in awards.OrderBy(_ => random.Next()))
        {
            workbooks[random.Next(workbooks.Length)].Award(award.Item, levels[award.Level], ranks[award.Rank]);
        }
        var summary = new District([.. workbooks.Select(workbook => workbook.Build())])
        {
            Options = new ConsolidationOptions { MaxAwards = 40 },
        }.Of("2019-H1");

        Assert.Equal(
            awards
                .OrderBy(award => award.Level)
                .ThenBy(award => award.Rank)
                .ThenBy(award => award.Item, StringComparer.Ordinal)
                .Take(40)
                .Select(award => award.Item),
            summary.Awards.Select(line => line.Row.Texts[0])
        );
    }

    [Fact]
    public void A_year_lists_each_award_of_its_halves_once()
    {
        var summary = new District(new Workbook(1, "2019-H1").Award("春"), new Workbook(1, "2019-H2").Award("秋")).Of("2019");

        Assert.Equal(["春", "秋"], summary.Awards.Select(line => line.Row.Texts[0]).Order(StringComparer.Ordinal));
    }
}
