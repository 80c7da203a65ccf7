using System.Globalization;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Tests.Reporting;

namespace Pipeline.Workbooks.Tests.Summaries;

/// <summary>Districts that show every state a summary can be in.</summary>
internal static class Districts
{
    private static readonly string[] Names =
    [
        "城关一小",
        "城关二小",
        "城关三小",
        "实验小学",
        "河西小学",
        "河东小学",
        "第一初级中学",
        "第二初级中学",
        "白沙小学",
        "长岭小学",
        "长岭初级中学",
        "云山九年一贯制学校",
    ];

    /// <summary>
    /// Twelve schools in four 学区 of two districts, one half, compared with the year before; missing, rejected, late, approximate, doubtful
    /// and explained.
    /// </summary>
    public static DistrictBuilder Twelve()
    {
        var now = Period.FirstHalfOf(2026);
        var district = new DistrictBuilder(now) { Deadline = new DateTimeOffset(2020, 1, 6, 18, 0, 0, TimeSpan.FromHours(8)) };
        for (var i = 0; i < Names.Length; i++)
        {
            var code = Code(i);
            district.School(
                code,
                Names[i],
                i < 8 ? "城北区" : "山南县",
                (i / 2 % 4) switch
                {
                    0 => "城关学区",
                    1 => "河西学区",
                    2 => "长岭学区",
                    _ => "云山学区",
                }
            );
            if (i == 9)
            {
                continue;
            }
            foreach (var period in (Period[])[now, now.YearEarlier])
            {
                Fill(district, i, code, period, period == now ? 1 : 0);
            }
        }
        district.Reject(Code(4));
        district.Query(
            Code(0),
            new Finding(
                "YW-101",
                Severity.Query,
                "补助资金",
                "E4",
                "近210人次",
                "受助人次写作“近210人次”,不是确数。",
                "请填写确数;没有确数的,在情况说明中说明。"
            )
        );
        district.Query(
            Code(1),
            new Finding(
                "YW-103",
                Severity.Query,
                "学生人数",
                "F4",
                "320",
                "受助人数超过该学段学生数。",
                "请核对,或在情况说明中说明。",
                "含上学期转出学生,已核对花名册。"
            )
        );
        return district;
    }

    /// <summary>A form that the product does not know: three dimensions in another shape, money and two counts.</summary>
    public static FormCatalogue WithFourthForm()
    {
        var documents = FormCatalogue.EmbeddedDocuments().ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        documents["4-facilities.json"] = """
            { "id": "facilities", "sheet": "办学条件", "title": "办学条件投入统计表", "unitLine": "单位:元、台", "required": false,
              "columns": [
                { "role": "dimension", "id": "item", "name": "投入项目", "unknown": "accept", "required": "cell" },
                { "role": "dimension", "id": "source", "name": "资金来源", "valueList": "source", "unknown": "error", "required": "cell" },
                { "role": "measure", "id": "sets", "name": "设备", "unit": "台", "nature": "flow", "key": true },
                { "role": "measure", "id": "invested", "name": "投入资金", "unit": "元", "nature": "flow", "key": true } ],
              "checks": [] }
            """;
        return FormCatalogue.Load(documents);
    }

    public static DistrictBuilder FourForms()
    {
        var district = new DistrictBuilder(Period.SecondHalfOf(2026), WithFourthForm());
        for (var i = 0; i < 3; i++)
        {
            district.School(Code(i), Names[i], "城北区");
            district.Row(
                Code(i),
                "facilities",
                FormattableString.Invariant($"item=电子白板;source=县级;sets={i + 3};invested={10000.01m * (i + 1)}")
            );
            district.Row(
                Code(i),
                "facilities",
                FormattableString.Invariant($"item=校舍维修;source={(i == 2 ? "县级" : "省级")};invested={250000 + i}")
            );
        }
        return district.Row(Code(0), "facilities", "item=电子白板;source=社会;sets=2;invested=8000");
    }

    /// <summary>Two figures that changed since the last publication, one of them new.</summary>
    public static IReadOnlyList<ChangeLine> Changes() =>
        [
            new(SchoolCode.Parse(Code(0)), Names[0], "aid", "amount", 4_500_000, 4_869_000, "v1", "v2"),
            new(SchoolCode.Parse(Code(8)), Names[8], "students", "total", null, 540, "", "v1"),
        ];

    public static string Code(int index) => (2145019001L + index).ToString(CultureInfo.InvariantCulture);

    private static void Fill(DistrictBuilder district, int i, string code, Period period, int growth)
    {
        var stage = Names[i].Contains("初", StringComparison.Ordinal) ? "初中" : "小学";
        string[] grades = stage == "初中" ? ["七年级", "八年级", "九年级"] : ["一年级", "二年级", "三年级", "四年级", "五年级", "六年级"];
        for (var g = 0; g < grades.Length; g++)
        {
            var boys = 40 + i * 3 + g + growth * 2;
            district.Row(
                code,
                "students",
                FormattableString.Invariant(
                    $"stage={stage};grade={grades[g]};classes=2;boys={boys};girls={boys - 3};total={boys * 2 - 3};boarders={i * 2};leftBehind={g + 1};migrant=2;hardship=3"
                ),
                period
            );
        }
        var people = 120 + i * 7 + growth * 5;
        district.Row(
            code,
            "aid",
            FormattableString.Invariant(
                $"stage={stage};programme=营养改善计划;source=中央;people={people};times={(i == 0 ? "~210" : people + "?")};allocated={people * 400};amount={people * 389.5m}"
            ),
            period
        );
        if (i % 2 == 0)
        {
            district.Row(
                code,
                "aid",
                FormattableString.Invariant(
                    $"stage={stage};programme=家庭经济困难寄宿生生活补助;source=省级;people={30 + i};times={30 + i}?;amount={(30 + i) * 625.25m}"
                ),
                period
            );
        }
        if (i % 3 == 0)
        {
            district.Row(
                code,
                "awards",
                FormattableString.Invariant(
                    $"item=青少年科技创新大赛;level=市级;rank=一等奖;kind=个人;recipient=学生;count={i + 2};issuer=市教育局;date={period.Year}-04-1{i % 10}"
                ),
                period
            );
        }
        if (i is 2 or 7)
        {
            district.Row(
                code,
                "awards",
                FormattableString.Invariant(
                    $"item=区中小学生运动会团体总分;level=县级;rank=第一名;kind=集体;recipient=学校;count=1?;issuer=区教育局;date={period.Year}-05-20"
                ),
                period
            );
        }
        if (i == 5)
        {
            district.Row(
                code,
                "awards",
                FormattableString.Invariant(
                    $"item=语文教师基本功竞赛;level=国家级;rank=特等奖;kind=个人;recipient=教师;count=1?;issuer=教育部教师工作司;date={period.Year}-03-08"
                ),
                period
            );
            district.Row(code, "awards", "item=优秀少先队集体;level=省级;count=1?;issuer=省少工委", period);
        }
    }
}
