using System.Text;
using System.Text.Json;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Judging;

/// <summary>Grids that nobody would make by hand: judging never throws and never takes longer than their size explains.</summary>
/// <remarks>The deadline is no measurement: what was quadratic took minutes to hours here, what is linear a second or two.</remarks>
[Collection(AloneCollection.Name)]
public sealed class HostileGridTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static readonly object[] Values =
    [
        0,
        1,
        -5,
        3.5,
        1e12,
        1e300,
        double.NaN,
        double.PositiveInfinity,
        double.NegativeInfinity,
        46096,
        31.999999999,
        true,
        false,
        "",
        " ",
        "无",
        "—",
        "合计",
        "小计",
        "总计",
        "小学",
        "初中",
        "一年级",
        "营养改善计划",
        "中央",
        "县级",
        "区级",
        "集体",
        "3人次",
        "约4500多",
        "273.9万元",
        "4、5万元",
        "999999999999999999999",
        "学段",
        "年级",
        "等级",
        "合计(万元)",
        "单位:万元",
        "注:",
        "填报人",
        "报告期",
        "2026-H1",
        "9999-12",
        "99999",
        "\ud800",
        "姓名",
        "２０２６",
        "\u200b",
        "a\nb",
        "学校标识码:",
        "：",
        "(",
        ")",
        "()",
        "单位:",
        new string('万', 300),
        new string('一', 40) + "😀",
        new DateOnly(1900, 1, 1),
        new DateOnly(9999, 12, 31),
        Cells.FormulaOnly,
        Cells.Formula(0),
        Cells.Formula(double.NaN),
        Cells.External(7),
        Cells.Error("#REF!"),
        Cells.Error(""),
    ];

    [Fact]
    public void NeverThrows()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var workbook = Mutate(new Random(seed));
            try
            {
                AssertWritable(workbook.Judge());
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {seed}: {exception}");
            }
        }
    }

    [Fact]
    public void JudgesTheSameGridTheSameWay()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            Assert.Equal(Json(Mutate(new Random(seed)).Judge()), Json(Mutate(new Random(seed)).Judge()));
        }
    }

    [Fact]
    public Task TakesManyTotalRows() =>
        Judged(
            workbook =>
            {
                workbook.Students.CutFrom(4);
                for (var row = 4; row < 30_004; row++)
                {
                    workbook.Students.Row(row, row % 3 == 0 ? "小学合计" : "小学", row % 3 == 0 ? null : "一年级", 1, 1, 1, 2);
                }
            },
            judgement => Assert.Equal(20_000, judgement.RowsOf("students").Length)
        );

    [Fact]
    public Task TakesManyMergedCells() =>
        Judged(
            workbook =>
            {
                workbook.Students.CutFrom(4);
                for (var row = 4; row < 20_004; row++)
                {
                    workbook.Students.Row(row, row % 2 == 0 ? "小学" : null, "一年级", 1, 1, 1, 2);
                }
                workbook.Students.Merge([.. Enumerable.Range(2, 10_000).Select(half => $"A{half * 2}:A{half * 2 + 1}")]);
                workbook.Students.Merge([.. Enumerable.Repeat("A4:A20003", 40_000)]);
            },
            judgement =>
            {
                Assert.Equal(20_000, judgement.RowsOf("students").Length);
                Assert.Equal("小学/一年级", judgement.Dimensions("students", 20_003));
            }
        );

    [Fact]
    public Task TakesManyColumns() =>
        Judged(
            workbook =>
            {
                for (var row = 1; row <= 40; row++)
                {
                    for (var column = 12; column <= 16_384; column += row == 3 ? 1 : 3)
                    {
                        workbook.Awards.Set(row, column, row == 3 ? "等级" : "县级");
                    }
                }
                workbook.Awards.Merge([.. Enumerable.Repeat("L1:XFD40", 50_000)]);
            },
            judgement => Assert.Equal([4, 5], judgement.RowsOf("awards"))
        );

    [Theory]
    [InlineData("A20:XFD200", "")]
    [InlineData("XFA1:XFD9", "C111 封面!B20")]
    public Task TakesACoverOfLabels(string merged, string expected) =>
        Judged(
            workbook =>
            {
                for (var row = 20; row < 200; row++)
                {
                    for (var column = 1; column <= 2_000; column++)
                    {
                        workbook.Cover.Set(row, column, "报告期");
                    }
                }
                workbook.Cover.Merge([.. Enumerable.Repeat(merged, 50_000)]);
            },
            judgement => Assert.Equal(expected, string.Join("; ", judgement.Places()))
        );

    [Fact]
    public Task TakesLongTextsManyTimes() =>
        Judged(
            workbook =>
            {
                var (blanks, words) = (new string(' ', 32_000) + "x", new string('合', 32_000));
                for (var row = 7; row < 20_000; row++)
                {
                    workbook.Aid.Row(row, blanks, words, words, words, null, null, 1, words);
                }
            },
            judgement => Assert.True(judgement.Findings.Length > 0)
        );

    [Fact]
    public Task TakesHiddenColumnsByTheThousand() =>
        Judged(
            workbook =>
            {
                workbook.Students.CutFrom(4);
                for (var row = 4; row < 20_004; row++)
                {
                    workbook.Students.Row(row, "小学", "一年级", 1, 1, 1, 2);
                }
                for (var column = 20; column < 16_000; column++)
                {
                    workbook.Students.HideColumn(column);
                }
            },
            judgement => Assert.Equal(20_000, judgement.RowsOf("students").Length)
        );

    [Theory]
    [InlineData(20_000, 20_000, "")]
    [InlineData(20_001, 20_000, "S112 学生人数!A20004")]
    public void StopsBehindTheLastRowAllowed(int rows, int counted, string expected)
    {
        var workbook = new StandardWorkbook();
        workbook.Students.CutFrom(4);
        for (var row = 4; row < rows + 4; row++)
        {
            workbook.Students.Row(row, "小学", $"{row % 400}班", 1, 1, 1, 2);
        }
        workbook.Students.Row(rows + 4, "合计", null, rows, rows, rows, 2 * rows);

        var judgement = workbook.Judge();

        Assert.Equal(expected, string.Join("; ", judgement.Complaints()));
        Assert.Equal(counted, judgement.RowsOf("students").Length);
    }

    [Fact]
    public void CostsWhatTheRowsCost()
    {
        var few = AllocatedFor(1_000);
        var many = AllocatedFor(8_000);

        Assert.True(many < few * 12, $"8 times the rows allocated {(double)many / few:F1} times as much");
    }

    private static long AllocatedFor(int rows)
    {
        var workbook = new StandardWorkbook();
        for (var row = 7; row < rows + 7; row++)
        {
            workbook.Students.Row(row, row % 50 == 0 ? "小计" : "小学", row % 50 == 0 ? null : "一年级", 1, 1, 1, 3);
        }
        var grid = new WorkbookOpening("xlsx", workbook.Build(), null, false);
        WorkbookJudge.Judge(grid, "a", new JudgingContext(FormCatalogue.Standard));
        var before = GC.GetAllocatedBytesForCurrentThread();
        WorkbookJudge.Judge(grid, "a", new JudgingContext(FormCatalogue.Standard));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static StandardWorkbook Mutate(Random random)
    {
        var workbook = new StandardWorkbook();
        for (var edits = random.Next(1, 60); edits > 0; edits--)
        {
            var sheet = workbook.Sheets[random.Next(workbook.Sheets.Count)];
            switch (random.Next(20))
            {
                case 0:
                    sheet.PushDown(random.Next(1, 9), random.Next(1, 3));
                    break;
                case 1:
                    var (row, column) = (random.Next(1, 12), random.Next(1, 12));
                    sheet.Merge(new CellRange(row, column, row + random.Next(4), column + random.Next(4)).ToString());
                    break;
                case 2:
                    sheet.HideRow(random.Next(1, 9)).HideColumn(random.Next(1, 9));
                    break;
                case 3 when random.Next(4) == 0:
                    workbook.Sheets.Add(
                        new SheetBuilder(new[] { "获奖", "选项", "学生情况", "校验结果", "" }[random.Next(5)])
                        {
                            IsHidden = random.Next(2) == 0,
                        }
                            .Row(1, "编号", "年级", "合计", "工作表", "单元格", "情况说明")
                            .Row(
                                2,
                                "R401",
                                "学段",
                                "年级",
                                "学生人数",
                                Values[random.Next(Values.Length)],
                                Values[random.Next(Values.Length)]
                            )
                    );
                    break;
                default:
                    sheet.Set(
                        random.Next(1, 12),
                        random.Next(8) == 0 ? 16_384 : random.Next(1, 12),
                        random.Next(6) == 0 ? null : Values[random.Next(Values.Length)]
                    );
                    break;
            }
        }
        return workbook;
    }

    private static void AssertWritable(Judgement judgement) => JsonDocument.Parse(Json(judgement)).Dispose();

    private static string Json(Judgement judgement)
    {
        using var output = new MemoryStream();
        JudgementJson.Write(output, [judgement]);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static async Task Judged(Action<StandardWorkbook> change, Action<Judgement> check)
    {
        var workbook = new StandardWorkbook();
        change(workbook);
        var opening = new WorkbookOpening("xlsx", workbook.Build(), null, false);
        var judging = Task.Run(() => WorkbookJudge.Judge(opening, "a", new JudgingContext(FormCatalogue.Standard)));
        check(await judging.WaitAsync(Deadline));
    }
}
