using System.Globalization;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Periods;
using Pipeline.Domain.YearlyReport;

namespace Pipeline.Domain.Tests.Reporting;

public class ReportSentencesTests
{
    private const string School = "2145019001";

    [Fact]
    public void Says_of_Fucheng_2019_what_the_published_report_said()
    {
        var sections = ReportSentences.Of(Fucheng2019.District().Build());

        Assert.Equal(["学生人数", "补助资金", "获奖"], sections.Select(section => section.Heading));
        Assert.Equal(
            [
                "2019年,全镇共有11所学校上报,教学班95个,在校学生4229人,其中男生2117人、女生2112人。",
                "2019年平均每班44.5人。",
                "2019年在校学生中,有寄宿生1318人、留守儿童494人、随迁子女297人、家庭经济困难学生449人。",
                "分学段看,2019年学前教育103人、小学3601人、初中525人。",
            ],
            sections[0].Sentences.Select(Narrow)
        );
        Assert.Equal(
            [
                "2019年落实各类学生资助政策3项,资助学生8847人次,发放资金381.2575万元,其中营养改善计划6980人次、273.9万元,家庭经济困难寄宿生生活补助1754人次、101.67万元,地方资助113人次、5.6875万元。",
                "2019年上半年资助4315人次、186.6275万元,下半年资助4532人次、194.63万元,全年合计381.2575万元。",
                "2019年实施营养改善计划,发放资金273.9万元,受助学生3512人,受助面85.1%(占小学、初中在校学生),资助6980人次;其中上半年资助3468人、135.07万元,下半年资助3512人、138.83万元。",
                "2019年发放家庭经济困难寄宿生生活补助,发放资金101.67万元,受助学生1020人,受助面24.7%(占小学、初中在校学生),资助1754人次;其中上半年资助734人、45.87万元,下半年资助1020人、55.8万元。",
                "2019年上半年实施地方资助,发放资金56875元,资助113人次;按资金来源,市级资金资助49人、24500元,县级资金资助64人、32375元。",
            ],
            sections[1].Sentences.Select(Narrow)
        );
        Assert.Equal("2019年获集体奖项6项,均为县级。", Narrow(sections[2].Sentences[0]));
        Assert.Contains("府城二小获县级银奖", Narrow(sections[2].Sentences[1]), StringComparison.Ordinal);
        Assert.Contains(
            "在城区中小学生壮民族传统体育健身大赛板鞋竞速中,府城镇中心学校获县级冠军",
            Narrow(sections[2].Sentences[1]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_form_that_nobody_reported_is_not_mentioned()
    {
        var district = OneSchool().Row(School, "students", "stage=小学;grade=一年级;boys=10;girls=12;total=22");

        Assert.Equal(["学生人数"], ReportSentences.Of(district.Build()).Select(section => section.Heading));
    }

    [Fact]
    public void Nothing_at_all_makes_no_sentence() => Assert.Empty(ReportSentences.Of(OneSchool().Empty(School).Build()));

    [Fact]
    public void A_blank_is_not_written_as_zero_and_a_zero_is_written()
    {
        var sentences = Sentences(OneSchool().Row(School, "students", "stage=小学;grade=一年级;total=22;boarders=0"));

        Assert.Equal(["2026年上半年,全镇共有1所学校上报,在校学生22人。", "2026年上半年在校学生中,有寄宿生0人。"], sentences);
    }

    [Theory]
    [InlineData("450000.01", "45.000001万元", "a 分 is neither cut nor rounded")]
    [InlineData("458750", "45.875万元", "45.87 would be cut")]
    [InlineData("2739000", "273.9万元", "trailing zeros are dropped")]
    [InlineData("100000", "10万元", "the least amount in 万元")]
    [InlineData("99999.99", "99999.99元", "one 分 below it")]
    [InlineData("24500", "24500元", "small amounts in 元, as reports write them")]
    [InlineData("~420000", "近42万元", "as approximate as the school said")]
    public void Money_is_exact(string yuan, string expected, string reason)
    {
        var sentences = Sentences(
            OneSchool().Row(School, "aid", $"stage=小学;programme=营养改善计划;source=中央;people=700;times=700;amount={yuan}")
        );

        Assert.True(
            sentences.Contains($"2026年上半年实施营养改善计划,发放资金{expected},受助学生700人。"),
            reason + ": " + string.Join('\n', sentences)
        );
    }

    [Fact]
    public void Money_reads_the_same_where_a_comma_is_the_decimal_point()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Money_is_exact("458750", "45.875万元", "German");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Persons_that_would_count_a_child_twice_give_way_to_person_times()
    {
        var district = OneSchool()
            .Row(School, "aid", "stage=小学;programme=地方资助;source=市级;people=5;times=5;amount=2500")
            .Row(School, "aid", "stage=小学;programme=地方资助;source=县级;people=7;times=7;amount=3500");

        Assert.Equal(
            ["2026年上半年实施地方资助,发放资金6000元,资助12人次;按资金来源,市级资金资助5人、2500元,县级资金资助7人、3500元。"],
            Sentences(district)
        );
    }

    [Fact]
    public void Awards_name_levels_and_leave_doubtful_ones_out()
    {
        const string Other = "2145019002";
        const string Same = "item=运动会;level=县级;rank=第一名;kind=集体;count=1;issuer=教育局;date=2026-05-01";
        var district = OneSchool()
            .School(Other, "第二小学", "某镇")
            .Row(School, "awards", "item=科技大赛;level=国家级;rank=一等奖;kind=个人;count=3;issuer=甲")
            .Row(School, "awards", "item=作文赛;level=市级;rank=;kind=个人;count=~2;issuer=乙")
            .Row(School, "awards", Same)
            .Row(Other, "awards", Same);

        Assert.Equal(
            [
                "2026年上半年师生参加各级竞赛获奖近5人次,其中国家级3人次、市级近2人次;获集体奖项2项〔待核实〕,均为县级。",
                "2026年上半年的主要奖项:在科技大赛中,第一小学获国家级一等奖;在作文赛中,第一小学获市级奖项。",
            ],
            Sentences(district)
        );
    }

    [Fact]
    public void The_year_is_not_split_where_a_school_reported_it_by_itself()
    {
        var year = Period.OfYear(2026);
        const string Other = "2145019002";
        const string Aid = "stage=小学;programme=营养改善计划;source=中央;people=10;times=10;amount=4000";
        var district = new DistrictBuilder(year)
            .School(School, "第一小学", "某镇")
            .School(Other, "第二小学", "某镇")
            .Row(School, "aid", Aid, Period.FirstHalfOf(2026))
            .Row(School, "aid", Aid, Period.SecondHalfOf(2026))
            .Row(Other, "aid", Aid, year);

        Assert.DoesNotContain(Sentences(district), sentence => sentence.Contains("全年合计", StringComparison.Ordinal));
    }

    [Fact]
    public void A_figure_with_an_open_query_says_so_or_its_sentence_waits()
    {
        var district = OneSchool()
            .School("2145019002", "第二小学", "某镇")
            .Row(School, "aid", "stage=小学;programme=营养改善计划;source=中央;people=0;times=0;amount=4000", row: 7)
            .Row("2145019002", "aid", "stage=小学;programme=社会资助;source=社会;people=2;times=2;amount=900", row: 7)
            .Query(School, new Finding("R408", Severity.Query, "补助资金", "D7", "0", "有金额,没有人数。", "请补填。"));

        Assert.Contains("2026年上半年实施营养改善计划,发放资金4000元〔待核实〕。", Sentences(district));
        var withheld = ReportSentences
            .Of(district.Build(), new ReportSettings { WithholdsQueried = true })
            .SelectMany(section => section.Sentences)
            .Select(Narrow)
            .ToList();
        Assert.Contains("2026年上半年实施社会资助,发放资金900元,受助学生2人。", withheld);
        Assert.DoesNotContain(withheld, sentence => sentence.Contains("〔待核实〕", StringComparison.Ordinal));
        Assert.Contains(withheld, sentence => sentence.EndsWith("句涉及待核实的数,核实后再写。", StringComparison.Ordinal));
    }

    [Fact]
    public void A_query_of_a_sheet_that_is_no_figures_asks_nothing_of_the_figures()
    {
        var district = OneSchool()
            .Row(School, "aid", "stage=小学;programme=营养改善计划;source=中央;people=10;times=10;amount=4000", row: 7)
            .Query(School, new Finding("S110", Severity.Query, "补助资金", "A7:Z9", "x", "多出的列。", "请核对。"));

        Assert.Equal(["2026年上半年实施营养改善计划,发放资金4000元,受助学生10人。"], Sentences(district));
    }

    [Theory]
    [InlineData("allocated=4000", "上级下达资金4000元", "every school filled both")]
    [InlineData(
        "",
        "上级下达资金有1所学校未填或未填全,不与发放数对比",
        "one of two left it blank: 8000 paid beside 4000 allocated would mislead"
    )]
    public void Allocated_stands_beside_paid_only_where_every_school_filled_both(string other, string expected, string reason)
    {
        const string Aid = "stage=小学;programme=营养改善计划;source=中央;people=10;times=10;amount=4000;";
        var sentence = Assert.Single(
            Sentences(
                OneSchool()
                    .School("2145019002", "第二小学", "某镇")
                    .Row(School, "aid", Aid + "allocated=0")
                    .Row("2145019002", "aid", Aid + other)
            )
        );

        Assert.True(sentence.Contains(expected, StringComparison.Ordinal), reason + ": " + sentence);
    }

    [Fact]
    public void A_figure_that_a_school_left_blank_says_how_many_did()
    {
        var sentences = Sentences(
            OneSchool()
                .School("2145019002", "第二小学", "某镇")
                .Row(School, "students", "stage=小学;grade=一年级;total=22;boarders=5")
                .Row("2145019002", "students", "stage=小学;grade=一年级;total=20")
        );

        Assert.Equal("2026年上半年在校学生中,有寄宿生5人(1所学校未填或未填全)。", sentences[1]);
    }

    [Fact]
    public void Halves_of_a_programme_are_told_only_where_every_school_of_it_reports_by_halves()
    {
        var year = Period.OfYear(2026);
        const string Aid = "stage=小学;programme=营养改善计划;source=中央;people=10;times=10;amount=4000";
        var district = new DistrictBuilder(year)
            .School(School, "第一小学", "某镇")
            .School("2145019002", "第二小学", "某镇")
            .Row(School, "aid", Aid, Period.FirstHalfOf(2026))
            .Row(School, "aid", Aid, Period.SecondHalfOf(2026))
            .Row("2145019002", "aid", Aid, year);

        Assert.Equal(
            ["2026年实施营养改善计划,发放资金12000元,受助学生20人,资助30人次;其中1所学校按年度填报,不分上下半年。"],
            Sentences(district)
        );
    }

    [Fact]
    public void A_year_of_which_one_half_is_in_is_called_that_half()
    {
        var district = new DistrictBuilder(Period.OfYear(2026))
            .School(School, "第一小学", "某镇")
            .Row(School, "students", "stage=小学;grade=一年级;total=22", Period.FirstHalfOf(2026));
        var summary = district.Build();

        Assert.Equal("2026年(截至上半年)", summary.PeriodName);
        Assert.Equal(Period.SecondHalfOf(2026), Assert.Single(summary.Schools).MissingHalf);
        Assert.Equal(["2026年上半年,全镇共有1所学校上报,在校学生22人。"], Sentences(district));
    }

    [Theory]
    [InlineData("惠安县", "全县", "not 全惠安县")]
    [InlineData("武鸣区", "全区", "district")]
    [InlineData("府城镇", "全镇", "township")]
    [InlineData("城东学区", "全学区", "cluster, though it ends like a district")]
    [InlineData("某某自治县", "全县", "as officials say")]
    [InlineData("开发区一片", "全开发区一片", "no kind that is known")]
    [InlineData("", "", "no area")]
    public void The_whole_of_an_area_goes_by_its_kind(string area, string expected, string reason)
    {
        var district = new DistrictBuilder(Period.FirstHalfOf(2026));
        _ = area.Length == 0 ? district.School(School, "第一小学") : district.School(School, "第一小学", area);
        var sentence = Sentences(district.Row(School, "students", "stage=小学;grade=一年级;total=22"))[0];

        Assert.True(sentence.StartsWith($"2026年上半年,{expected}共有", StringComparison.Ordinal), reason + ": " + sentence);
    }

    [Fact]
    public void Who_has_not_reported_and_whose_figures_are_not_in_is_told_by_name()
    {
        var summary = OneSchool()
            .School("2145019002", "第二小学", "某镇")
            .School("2145019003", "第三小学", "某镇")
            .Row(School, "students", "stage=小学;grade=一年级;total=22")
            .Row("2145019002", "students", "stage=小学;grade=一年级;total=9")
            .Reject("2145019002")
            .Build();

        Assert.Equal(
            [
                "2026年上半年应报学校3所,已报2所。已采用1所(通过1所、有疑问0所),未通过1所;未报1所。",
                "本文汇总1所学校的数据,未计入2所。",
                "未报学校:第三小学。",
                "已报但未计入的学校:第二小学。",
            ],
            ReportSentences.OfCoverage(summary).Select(Narrow)
        );
    }

    [Theory]
    [InlineData("共3所,学生1人;见:(注)", "\u51713\u6240\uFF0C\u5B66\u751F1\u4EBA\uFF1B\u89C1\uFF1A\uFF08\u6CE8\uFF09")]
    [InlineData("09:30", "09:30")]
    [InlineData("1,234", "1,234")]
    [InlineData("是不是“甲,乙”?", "是不是“甲,乙”\uFF1F")]
    public void Punctuation_is_as_wide_as_the_text_around_it(string text, string expected) =>
        Assert.Equal(expected, ChineseText.Typeset(text));

    private static DistrictBuilder OneSchool() => new DistrictBuilder(Period.FirstHalfOf(2026)).School(School, "第一小学", "某镇");

    private static List<string> Sentences(DistrictBuilder district) =>
        [.. ReportSentences.Of(district.Build()).SelectMany(section => section.Sentences).Select(Narrow)];

    // The expectations above are written with narrow punctuation; the test below holds the wide one.
    private static string Narrow(string sentence) =>
        sentence.Replace('\uFF0C', ',').Replace('\uFF1B', ';').Replace('\uFF1A', ':').Replace('\uFF08', '(').Replace('\uFF09', ')');
}
