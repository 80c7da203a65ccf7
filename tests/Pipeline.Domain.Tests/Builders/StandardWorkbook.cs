using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Tests.Builders;

/// <summary>A workbook that is right in every cell and gets no finding, so that a test states only its difference.</summary>
/// <remarks>
/// 封面 labels in A3:A9, values in B. The tables have their title in row 1, the unit in row 2, the header in row 3, two data rows in 4 and 5,
/// and but for 获奖 a 合计 row in 6.
/// </remarks>
internal sealed class StandardWorkbook
{
    public const string Code = "9501010001";
    public const string SchoolName = "测试小学";

    public StandardWorkbook() => Sheets = [Cover, Students, Aid, Awards];

    public SheetBuilder Cover { get; } =
        new SheetBuilder("封面")
            .Row(1, "学校统计报表(封面)")
            .Row(3, "学校标识码", Code)
            .Row(4, "学校名称", SchoolName)
            .Row(5, "报告期", "2026-H1")
            .Row(6, "填报人", "填报员1")
            .Row(7, "联系电话", "000-00000001")
            .Row(8, "填报日期", "2026-7-3")
            .Row(9, "情况说明");

    /// <summary>A 学段, B 年级, C 班级数, D 男生, E 女生, F 合计, G 其中:寄宿生, H 留守儿童, I 随迁子女, J 家庭经济困难学生.</summary>
    public SheetBuilder Students { get; } =
        new SheetBuilder("学生人数")
            .Row(1, "测试小学2026年上半年学生人数情况统计表")
            .Row(2, "单位:人")
            .Row(3, "学段", "年级", "班级数", "男生", "女生", "合计", "其中:寄宿生", "留守儿童", "随迁子女", "家庭经济困难学生")
            .Row(4, "小学", "一年级", 1, 20, 22, 42, 10, 5, 2, 3)
            .Row(5, "小学", "二年级", 1, 18, 20, 38, 8, 4, 1, 2)
            .Row(6, "合计", null, 2, 38, 42, 80, 18, 9, 3, 5);

    /// <summary>A 学段, B 资助项目, C 资金来源, D 受助人数, E 受助人次, F 下达资金, G 补助金额, H 备注.</summary>
    public SheetBuilder Aid { get; } =
        new SheetBuilder("补助资金")
            .Row(1, "测试小学2026年上半年补助资金情况统计表")
            .Row(2, "单位:元")
            .Row(3, "学段", "资助项目", "资金来源", "受助人数", "受助人次", "下达资金", "补助金额", "备注")
            .Row(4, "小学", "营养改善计划", "中央", 80, 160, null, 40000)
            .Row(5, "小学", "家庭经济困难寄宿生生活补助", "省级", 10, null, null, 5000)
            .Row(6, "合计", null, null, 90, 170, null, 45000);

    /// <summary>A 获奖项目, B 级别, C 等次, D 类别, E 获奖对象, F 数量, G 颁奖单位, H 获奖日期, I 备注.</summary>
    public SheetBuilder Awards { get; } =
        new SheetBuilder("获奖")
            .Row(1, "测试小学2026年上半年获奖情况统计表")
            .Row(2, "单位:项、人次")
            .Row(3, "获奖项目", "级别", "等次", "类别", "获奖对象", "数量", "颁奖单位", "获奖日期", "备注")
            .Row(4, "数学竞赛", "县级", "一等奖", "个人", "学生", 2, "县教育局", "2026-3-15")
            .Row(5, "合唱比赛", "市级", "二等奖", "集体", "学校", 1, "市教育局", new DateOnly(2026, 4, 20));

    /// <summary>In the order in which the file holds them.</summary>
    public List<SheetBuilder> Sheets { get; }

    public static Roster Roster { get; } =
        new([new School(SchoolCode.Parse(Code), SchoolName, "小学", ["小学"], ["某县", "某镇"], IsOpen: true)]);

    public SheetBuilder Sheet(string name) => Sheets.Single(sheet => sheet.Name == name);

    public StandardWorkbook With(Action<StandardWorkbook> change)
    {
        change(this);
        return this;
    }

    public WorkbookGrid Build() => new([.. Sheets.Select(sheet => sheet.Build())], HasExternalReferences: false, HasMacros: false);

    /// <summary>How many cells hold a stored number, a date, or digits as text.</summary>
    public int CountNumbers()
    {
        var count = 0;
        foreach (var sheet in Build().Sheets)
        {
            foreach (ref readonly var cell in sheet.Cells)
            {
                count +=
                    cell.Kind is CellKind.Number or CellKind.Date
                    || (cell.Kind == CellKind.Text && cell.Text!.Length > 0 && cell.Text.All(char.IsAsciiDigit))
                        ? 1
                        : 0;
            }
        }
        return count;
    }

    public Judgement Judge(
        FormCatalogue? forms = null,
        Roster? roster = null,
        Period? expectedPeriod = null,
        SchoolCode? expectedSchool = null
    ) =>
        WorkbookJudge.Judge(
            new WorkbookOpening("xlsx", Build(), null, NameMismatch: false),
            "报表.xlsx",
            new JudgingContext(forms ?? FormCatalogue.Standard, roster ?? Roster, expectedPeriod, expectedSchool)
        );
}
