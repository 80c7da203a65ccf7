using System.Globalization;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Reporting;

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
            "2019年,全府城镇共有11所学校上报,教学班95个,在校学生4229人,其中寄宿生1318人、留守儿童494人、随迁子女297人、家庭经济困难学生449人。",
            "2019年在校学生中,学前教育103人、小学3601人、初中525人。",
        ], sections[0].Sentences.Select(Narrow));
        Assert.Equal(
        [
            "2019年发放各类资助3项,资助8847人次,金额381.2575万元,其中营养改善计划6980人次、273.9万元,家庭经济困难寄宿生生活补助1754人次、101.67万元,地方资助113人次、56875元。",
            "2019年上半年资助4315人次、186.6275万元,下半年资助4532人次、194.63万元,全年合计381.2575万元。",
            "2019年实施营养改善计划,受助学生3512人,资助6980人次,实际发放273.9万元;其中上半年资助3468人、135.07万元,下半年资助3512人、138.83万元。",
            "2019年实施家庭经济困难寄宿生生活补助,受助学生1020人,资助1754人次,实际发放101.67万元;其中上半年资助734人、45.87万元,下半年资助1020人、55.8万元。",
            "2019年上半年实施地方资助,资助113人次,实际发放56875元;按资金来源,市级资金资助49人、24500元,县级资金资助64人、32375元。",
        ], sections[1].Sentences.Select(Narrow));
        Assert.Equal("2019年获集体奖项6项,均为县级。", Narrow(sections[2].Sentences[0]));
        Assert.Contains("府城二小获县级银奖", Narrow(sections[2].Sentences[1]), StringComparison.Ordinal);
        Assert.Contains("在城区中小学生壮民族传统体育健身大赛板鞋竞速中,府城镇中心学校获县级冠军", Narrow(sections[2].Sentences[1]), StringComparison.Ordinal);
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

        Assert.Equal(["2026年上半年,全某镇共有1所学校上报,在校学生22人,其中寄宿生0人。"], sentences);
    }

    [Theory]
    [InlineData("450000.01", "45.000001万元", "a 分 is neither cut nor rounded")]
    [InlineData("458750", "45.875万元", "45.87 would be cut")]
    [InlineData("2739000", "273.9万元", "trailing zeros are dropped")]
    [InlineData("100000", "10万元", "the least amount in 万元")]
    [InlineData("99999.99", "99999.99元", "one 分 below it")]
    [InlineData("24500", "24500元", "small amounts in 元, as reports write them")]
    [InlineData("~420000", "约42万元", "about, where the school said so")]
    public void Money_is_exact(string yuan, string expected, string reason)
    {
        var sentences = Sentences(OneSchool().Row(School, "aid", $"stage=小学;programme=营养改善计划;source=中央;people=700;times=700;amount={yuan}"));

        Assert.True(sentences.Contains($"2026年上半年实施营养改善计划,受助学生700人,实际发放{expected}。"), reason + ": " + string.Join('\n', sentences));
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

        Assert.Equal(["2026年上半年实施地方资助,资助12人次,实际发放6000元;按资金来源,市级资金资助5人、2500元,县级资金资助7人、3500元。"], Sentences(district));
    }

    [Fact]
    public void Awards_name_levels_and_leave_doubtful_ones_out()
    {
        const string Other = "2145019002";
        const string Same = "item=运动会;level=县级;rank=第一名;kind=集体;count=1;issuer=教育局;date=2026-05-01";
        var district = OneSchool().School(Other, "第二小学", "某镇")
            .Row(School, "awards", "item=科技大赛;level=国家级;rank=一等奖;kind=个人;count=3;issuer=甲")
            .Row(School, "awards", "item=作文赛;level=市级;rank=;kind=个人;count=~2;issuer=乙")
            .Row(School, "awards", Same).Row(Other, "awards", Same);

        Assert.Equal(
        [
            "2026年上半年师生参加各级竞赛获奖约5人次,其中国家级3人次、市级约2人次;获集体奖项2项,均为县级。",
            "2026年上半年的主要奖项:在科技大赛中,第一小学获国家级一等奖;在作文赛中,第一小学获市级奖项。",
        ], Sentences(district));
    }

    [Fact]
    public void The_year_is_not_split_where_a_school_reported_it_by_itself()
    {
        var year = Period.OfYear(2026);
        const string Other = "2145019002";
        const string Aid = "stage=小学;programme=营养改善计划;source=中央;people=10;times=10;amount=4000";
        var district = new DistrictBuilder(year).School(School, "第一小学", "某镇").School(Other, "第二小学", "某镇")
            .Row(School, "aid", Aid, Period.FirstHalfOf(2026)).Row(School, "aid", Aid, Period.SecondHalfOf(2026)).Row(Other, "aid", Aid, year);

        Assert.DoesNotContain(Sentences(district), sentence => sentence.Contains("全年合计", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("共3所,学生1人;见:(注)", "\u51713\u6240\uFF0C\u5B66\u751F1\u4EBA\uFF1B\u89C1\uFF1A\uFF08\u6CE8\uFF09")]
    [InlineData("09:30", "09:30")]
    [InlineData("1,234", "1,234")]
    public void Punctuation_is_as_wide_as_the_text_around_it(string text, string expected) => Assert.Equal(expected, ChineseText.Typeset(text));

    private static DistrictBuilder OneSchool() => new DistrictBuilder(Period.FirstHalfOf(2026)).School(School, "第一小学", "某镇");

    private static List<string> Sentences(DistrictBuilder district) => [.. ReportSentences.Of(district.Build()).SelectMany(section => section.Sentences).Select(Narrow)];

    // The expectations above are written with narrow punctuation; the test below holds the wide one.
    private static string Narrow(string sentence) =>
        sentence.Replace('\uFF0C', ',').Replace('\uFF1B', ';').Replace('\uFF1A', ':').Replace('\uFF08', '(').Replace('\uFF09', ')');
}
