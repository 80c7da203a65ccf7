using System.Globalization;

namespace Pipeline.Benchmarks.Generating;

/// <summary>A school's clean standard workbook, as Excel would save it; the same number always gives the same bytes.</summary>
/// <remarks>
/// Clean on purpose: what only this pipeline understands (万元, 约, merged cells) would leave the peers without a right total to be timed for.
/// </remarks>
internal static class SchoolWorkbook
{
    private static readonly string[] Stages = ["学前教育", "小学", "初中", "普通高中", "中等职业教育", "特殊教育"];
    private static readonly string[][] Grades =
    [
        ["小班", "中班", "大班"],
        ["一年级", "二年级", "三年级", "四年级", "五年级", "六年级"],
        ["七年级", "八年级", "九年级"],
        ["高一", "高二", "高三"],
        ["一年级", "二年级", "三年级"],
        ["一年级", "二年级", "三年级", "四年级", "五年级", "六年级"],
    ];

    private static readonly string[] Programmes =
    [
        "营养改善计划",
        "家庭经济困难寄宿生生活补助",
        "家庭经济困难非寄宿生生活补助",
        "国家助学金",
        "免学杂费",
        "免费教科书",
        "学前教育资助",
        "地方资助",
        "社会资助",
    ];
    private static readonly string[] Sources = ["中央", "省级", "市级", "县级", "社会", "混合"];
    private static readonly string[] Levels = ["国家级", "省级", "市级", "县级", "乡镇级", "校级"];
    private static readonly string[] Ranks = ["一等奖", "二等奖", "三等奖", "优秀奖"];
    private static readonly string[] Recipients = ["学生", "教师", "学校"];
    private const int FirstRow = 4;

    public static string CodeOf(int school) => (2145000000L + school).ToString(CultureInfo.InvariantCulture);

    public static string NameOf(int school) => string.Create(CultureInfo.InvariantCulture, $"第{school}小学");

    /// <param name="school">From 1.</param>
    /// <param name="rows">Data rows a sheet, at most 324.</param>
    public static (byte[] Content, SchoolTotals Totals) Create(int school, int rows, string period = "2019-H1")
    {
        var random = new Random(school);
        var package = new WorkbookPackage();
        WriteCover(package.AddSheet("封面"), school, rows, period);
        var students = WriteStudents(package.AddSheet("学生人数"), random, rows);
        var (times, fen) = WriteAid(package.AddSheet("补助资金"), random, rows);
        var awards = WriteAwards(package.AddSheet("获奖"), random, school, rows);
        return (package.ToBytes(), new SchoolTotals(students, times, fen, awards));
    }

    private static void WriteCover(SheetXml sheet, int school, int rows, string period)
    {
        string[][] pairs =
        [
            ["学校标识码", CodeOf(school)],
            ["学校名称", NameOf(school)],
            ["报告期", period],
            ["填报人", "经办人"],
            ["联系电话", "0771-6220000"],
        ];
        sheet.Row("教育统计报表封面");
        foreach (var pair in pairs)
        {
            sheet.Row(pair[0], pair[1]);
        }
        for (var row = pairs.Length + 1; row < rows; row++)
        {
            sheet.Row("填表说明", string.Create(CultureInfo.InvariantCulture, $"第{row}条 按教育事业统计的口径填写"));
        }
    }

    private static long WriteStudents(SheetXml sheet, Random random, int rows)
    {
        sheet.Row("学生人数情况统计表");
        sheet.Row("单位:人");
        sheet.Row("学段", "年级", "班级数", "男生", "女生", "合计", "其中:寄宿生", "留守儿童", "随迁子女", "家庭经济困难学生");
        var all = 0L;
        for (var i = 0; i < rows; i++)
        {
            var (boys, girls) = (random.Next(300, 500), random.Next(300, 500));
            var (stage, number) = (i % Stages.Length, i / Stages.Length);
            var grades = Grades[stage];
            sheet.Row(
                Stages[stage],
                string.Create(CultureInfo.InvariantCulture, $"{grades[number % grades.Length]}({(number / grades.Length) + 1})班"),
                random.Next(1, 12),
                boys,
                girls,
                boys + girls,
                random.Next(0, 200),
                random.Next(0, 90),
                random.Next(0, 90),
                random.Next(0, 90)
            );
            all += boys + girls;
        }
        sheet.SumRow("合计", FirstRow, [6], [all]);
        return all;
    }

    private static (long Times, long Fen) WriteAid(SheetXml sheet, Random random, int rows)
    {
        sheet.Row("补助资金情况统计表");
        sheet.Row("单位:元");
        sheet.Row("学段", "资助项目", "资金来源", "受助人数", "受助人次", "下达资金", "补助金额", "备注");
        var (allTimes, allFen) = (0L, 0L);
        for (var i = 0; i < rows; i++)
        {
            var people = random.Next(5, 200);
            var times = people * random.Next(1, 3);
            var fen = (people * random.Next(20_000, 60_000)) + random.Next(0, 100);
            sheet.Row(
                Stages[i % 6],
                Programmes[i / 6 % 9],
                Sources[i / 54],
                people,
                times,
                decimal.Ceiling(fen / 100m),
                fen / 100m,
                i % 5 == 0 ? "已公示" : null
            );
            allTimes += times;
            allFen += fen;
        }
        sheet.SumRow("合计", FirstRow, [5, 7], [allTimes, allFen / 100m]);
        return (allTimes, allFen);
    }

    private static long WriteAwards(SheetXml sheet, Random random, int school, int rows)
    {
        sheet.Row("获奖情况统计表");
        sheet.Row("单位:项、人次");
        sheet.Row("获奖项目", "级别", "等次", "类别", "获奖对象", "数量", "颁奖单位", "获奖日期", "备注");
        var all = 0L;
        for (var i = 0; i < rows; i++)
        {
            var count = random.Next(1, 9);
            // 2019-01-01 is day 43466; the first half has 181 days.
            sheet.Row(
                string.Create(CultureInfo.InvariantCulture, $"{NameOf(school)}参加的第{i + 1}届经典诵读比赛"),
                Levels[i % 6],
                Ranks[i % 4],
                i % 3 == 0 ? "集体" : "个人",
                Recipients[i % 3],
                count,
                "教育局",
                new SheetXml.Day(43466 + random.Next(0, 181)),
                null
            );
            all += count;
        }
        return all;
    }
}
