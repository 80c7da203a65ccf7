using ClosedXML.Excel;
using Pipeline.Domain.Balance;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Tests.Reporting;
using Pipeline.Workbooks.Summaries;

namespace Pipeline.Workbooks.Tests.Summaries;

public class SummarySheetsTests
{
    private static Dictionary<string, CachedSheet> Fucheng { get; } = CachedSheet.Read(PackageValidityTests.Write("fucheng-year"));

    private static Dictionary<string, CachedSheet> Twelve { get; } = CachedSheet.Read(PackageValidityTests.Write("twelve"));

    [Fact]
    public void Has_the_seven_sheets_of_the_contract_in_their_order()
    {
        string[] contract = ["总表", "学生人数", "补助资金", "获奖", "上报情况", "疑问清单", "数据明细"];

        Assert.Equal(contract, Twelve.Keys.Where(contract.Contains));
        Assert.Equal(
            [
                "总表",
                "图表",
                "学生人数",
                "学生人数分区域",
                "补助资金",
                "补助资金公示表",
                "获奖",
                "获奖名单",
                "上报情况",
                "疑问清单",
                "数据明细",
                "核对",
                "变动",
                "说明",
            ],
            Twelve.Keys
        );
    }

    [Fact]
    public void The_overview_adds_up_what_was_published()
    {
        var sheet = Fucheng["总表"];

        Assert.Equal("府城镇合计||11/11|11|95|2117|2112|4229|1318|494|297|449|—|8847|381.2575||6", sheet.Row(7));
        Assert.Equal("SUBTOTAL(9,O8:O22)", sheet.Cells[(7, 15)].Formula);
        Assert.Null(sheet.Cells[(sheet.RowOf("东江小学"), 15)].Formula);
    }

    [Fact]
    public void The_aid_table_puts_the_halves_beside_the_year()
    {
        var sheet = Fucheng["补助资金"];

        Assert.Equal("营养改善计划|||3468|3468|135.07|3512|3512|138.83|3512|6980|273.9", sheet.Row(sheet.RowOf("营养改善计划")));
        var boarders = sheet.RowOf("家庭经济困难寄宿生生活补助");
        Assert.Equal(45.87, sheet.Cells[(boarders, 6)].Value);
        Assert.Equal(55.8, sheet.Cells[(boarders, 9)].Value);
        Assert.Equal("—", sheet.Cells[(6, 4)].Value);
    }

    [Fact]
    public void The_execution_rate_stands_only_where_all_that_was_paid_was_allocated()
    {
        var sheet = Twelve["补助资金"];

        Assert.Equal("—", sheet.Cells[(6, 8)].Value);
        Assert.Equal(0.97375, (double)sheet.Cells[(sheet.RowOf("营养改善计划"), 8)].Value!, 9);
        Assert.Equal("—", sheet.Cells[(sheet.RowOf("家庭经济困难寄宿生生活补助"), 8)].Value);
    }

    [Fact]
    public void An_award_that_two_schools_reported_stands_once_and_doubtful()
    {
        var sheet = Twelve["获奖名单"];
        var rows = sheet.Cells.Where(cell => Equals(cell.Value.Value, "区中小学生运动会团体总分")).Select(cell => cell.Key.Row).ToList();

        Assert.Contains("城关三小、第二初级中学", sheet.Row(Assert.Single(rows)), StringComparison.Ordinal);
        Assert.Contains("2所学校填报同一奖项", sheet.Row(rows[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Schools_of_an_area_stand_before_its_parts()
    {
        var sheet = Fucheng["总表"];

        Assert.True(sheet.RowOf("府城镇合计") < sheet.RowOf("府城镇初级中学"), "The school stands below its area.");
        Assert.True(sheet.RowOf("府城镇初级中学") < sheet.RowOf("中心学校片区"), "The school is not taken for one of a part.");
    }

    [Fact]
    public void A_rate_of_one_value_needs_both_amounts_of_all_its_rows()
    {
        var district = new DistrictBuilder(Domain.Periods.Period.OfYear(2019))
            .School("2145012201", "甲小", "乙镇")
            .Row("2145012201", "aid", "stage=小学;programme=营养改善计划;source=中央;people=10;times=10;allocated=100;amount=100")
            .Row("2145012201", "aid", "stage=小学;programme=免费教科书;source=中央;people=20;times=20;amount=200")
            .Row("2145012201", "aid", "stage=初中;programme=免费教科书;source=中央;people=5;times=5;amount=50");

        var sheet = CachedSheet.Read(SummaryWorkbooks.Write(district))["补助资金"];

        Assert.Equal("中央|||—|35|0.01|0.035|—", sheet.Row(sheet.RowOf("中央")));
        Assert.Equal("营养改善计划|||10|10|0.01|0.01|1", sheet.Row(sheet.RowOf("营养改善计划")));
    }

    [Fact]
    public void Compulsory_education_stands_below_the_table_and_in_no_total()
    {
        var sheet = Fucheng["学生人数"];

        Assert.Equal(
            "其中：义务教育（小学、初中）||89|2069|2057|4126|1318|485|292|442",
            sheet.Row(sheet.RowOf("其中：义务教育（小学、初中）"))
        );
        Assert.Equal("合计||95|2117|2112|4229|1318|494|297|449", sheet.Row(sheet.RowOf("合计")));
        Assert.DoesNotContain(
            Fucheng["获奖"].Cells.Values,
            cell => (cell.Value as string)?.Contains("义务教育", StringComparison.Ordinal) == true
        );
    }

    [Theory]
    [InlineData(false, "&amp;L&amp;9 初步数&amp;R", "初步数")]
    [InlineData(true, "&amp;L&amp;9 定稿（王科长，2019年7月10日）&amp;R", "定稿（王科长，2019年7月10日）")]
    public void Every_page_says_whether_the_figures_are_final(bool final, string header, string subtitle)
    {
        var district = new DistrictBuilder(Domain.Periods.Period.OfYear(2019))
        {
            Final = final ? new Finality("王科长", new DateTimeOffset(2019, 7, 10, 1, 0, 0, TimeSpan.Zero)) : null,
        }
            .School("2145012201", "甲小", "乙镇")
            .Row("2145012201", "students", "stage=小学;grade=一年级;total=10");
        var parts = SummaryWorkbooks.Parts(SummaryWorkbooks.Write(district));
        using var document = new MemoryStream();
        Pipeline.Workbooks.Documents.ReportDocumentWriter.Write(document, district.Build());

        var printed = parts
            .Where(part =>
                part.Key.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)
                && !part.Value.Contains("数据明细</oddHeader>", StringComparison.Ordinal)
            )
            .ToList();
        Assert.True(printed.Count > 6, $"{printed.Count} sheets");
        Assert.All(printed, part => Assert.Contains(header, part.Value, StringComparison.Ordinal));
        Assert.Contains(subtitle, SummaryWorkbooks.Parts(document.ToArray())["word/document.xml"], StringComparison.Ordinal);
    }

    [Fact]
    public void Grades_that_two_stages_call_alike_are_not_added()
    {
        var district = new DistrictBuilder(Domain.Periods.Period.OfYear(2019)).School("2145012201", "甲小", "乙镇");
        foreach (var grade in (string[])["一年级", "二年级", "三年级", "四年级", "五年级", "六年级"])
        {
            district.Row("2145012201", "students", $"stage=小学;grade={grade};total=40");
        }
        foreach (
            var (stage, grade) in ((string, string)[])
                [("初中", "七年级"), ("初中", "八年级"), ("中等职业教育", "一年级"), ("中等职业教育", "二年级")]
        )
        {
            district.Row("2145012201", "students", $"stage={stage};grade={grade};total=3");
        }

        var sheet = CachedSheet.Read(SummaryWorkbooks.Write(district))["学生人数"];

        Assert.DoesNotContain(sheet.Cells.Values, cell => Equals(cell.Value, 43.0));
        Assert.DoesNotContain(sheet.Cells.Values, cell => Equals(cell.Value, "按年级"));
    }

    [Fact]
    public void Schools_are_published_by_programme_and_areas_by_stage()
    {
        var schools = Fucheng["补助资金公示表"];
        var areas = Fucheng["学生人数分区域"];

        Assert.Equal("府城镇2019年各校补助资金公示表", ((string)schools["A1"]!).TrimEnd());
        Assert.Equal("府城镇合计|6980|273.9|1754|101.67|113|5.6875", schools.Row(schools.RowOf("府城镇合计")));
        Assert.Equal("SUBTOTAL(9,B7:B21)", schools.Cells[(schools.RowOf("府城镇合计"), 2)].Formula);
        Assert.Equal("府城小学|608|23.8583|182|10.5949|9|0.45", schools.Row(schools.RowOf("府城小学")));
        Assert.Equal("府城镇合计|103|3601|525", areas.Row(areas.RowOf("府城镇合计")));
        Assert.False(Fucheng.ContainsKey("获奖公示表"), "人次 and 项 are in 总表 by school.");
    }

    [Fact]
    public void Control_says_where_the_numbers_went_with_a_line_for_each_school_that_left_some()
    {
        var period = Domain.Periods.Period.OfYear(2019);
        var (first, second) = (Domain.Periods.Period.FirstHalfOf(2019), Domain.Periods.Period.SecondHalfOf(2019));
        var district = new DistrictBuilder(period)
            .School("2145012201", "甲小", "乙镇")
            .School("2145012202", "丙小", "乙镇")
            .School("2145012203", "丁小", "乙镇")
            .Row("2145012201", "students", "stage=小学;grade=一年级;total=10", first)
            .Row("2145012201", "students", "stage=小学;grade=一年级;total=11", second)
            .Row("2145012202", "students", "stage=小学;grade=一年级;total=20")
            .Row("2145012203", "students", "stage=小学;grade=一年级;total=30")
            .Numbers("2145012201", new NumberCounts(10, 2, 3, 0, []), first)
            .Numbers("2145012201", new NumberCounts(11, 0, 1, 6, [new LeftNumbers("获奖", "F5:F9", 5, 17.5m)]), second)
            .Numbers("2145012202", new NumberCounts(20, 4, 0, 0, []));

        var sheet = CachedSheet.Read(SummaryWorkbooks.Write(district))["核对"];

        var head = sheet.RowOf("数的去向");
        Assert.Contains(
            "另有1份报表由旧版程序核查,没有记录数的去向,重新核查后才有。".Replace(",", "\uFF0C", StringComparison.Ordinal),
            sheet.Row(head + 1),
            StringComparison.Ordinal
        );
        Assert.Equal("|全部计入汇总的报表|3|57|41|6|4|6|请确认|", sheet.Row(head + 3));
        Assert.Equal(
            "2145012201|甲小|1|18|11|0|1|6|请确认|2019年下半年:获奖 F5:F9(5个,相加17.5);其余1个见该校回执",
            Half(sheet.Row(head + 4))
        );
        Assert.DoesNotContain(sheet.Cells, cell => cell.Key.Row > head + 4);
        Assert.Equal($"SUM(E{head + 3}:H{head + 3})", sheet.Cells[(head + 3, 4)].Formula);
    }

    private static string Half(string text) =>
        string.Concat(text.Select(letter => letter is >= '\uFF01' and <= '\uFF5E' ? (char)(letter - 0xFEE0) : letter));

    [Fact]
    public void Blank_dimensions_have_a_row_of_their_own() =>
        Assert.Contains(Twelve["获奖"].Cells.Values, cell => (cell.Value as string)?.Contains("未填", StringComparison.Ordinal) == true);

    [Fact]
    public void Reporting_lists_every_expected_school_with_its_state_and_the_rates_of_the_areas()
    {
        var sheet = Twelve["上报情况"];

        Assert.Equal("未报", sheet.Cells[(sheet.RowOf("长岭小学"), 4)].Value);
        Assert.Equal("未通过", sheet.Cells[(sheet.RowOf("河西小学"), 4)].Value);
        Assert.Equal("有疑问", sheet.Cells[(sheet.RowOf("城关一小"), 4)].Value);
        Assert.Equal("迟报", sheet.Cells[(sheet.RowOf("第一初级中学"), 6)].Value);
        Assert.Equal(0.75, sheet.Cells[(sheet.RowOf("山南县"), 15)].Value);
        Assert.Equal(1.0, sheet.Cells[(sheet.RowOf("城北区"), 15)].Value);
    }

    [Fact]
    public void Times_are_Chinese()
    {
        var sheet = Twelve["上报情况"];

        Assert.Equal(new DateTime(2020, 1, 6, 9, 30, 0), DateTime.FromOADate((double)sheet.Cells[(sheet.RowOf("城关一小"), 5)].Value!));
    }

    [Fact]
    public void Queries_are_listed_with_the_schools_words()
    {
        var sheet = Twelve["疑问清单"];
        var explained = sheet.RowOf("YW-103", 5);

        Assert.Contains("已说明|含上学期转出学生,已核对花名册。", sheet.Row(explained), StringComparison.Ordinal);
        Assert.Contains("待说明", sheet.Row(sheet.RowOf("YW-101", 5)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_earlier_period_stands_beside_the_figures()
    {
        var sheet = Twelve["总表"];

        Assert.Equal(5649.0, sheet.Cells[(8, 8)].Value);
        Assert.Equal("H7-H8", sheet.Cells[(9, 8)].Formula);
        Assert.Equal(204.0, sheet.Cells[(9, 8)].Value);
        Assert.Equal("—", sheet.Cells[(10, 13)].Value);
    }

    [Fact]
    public void Every_figure_can_be_traced_to_its_cell()
    {
        var sheet = Fucheng["数据明细"];

        Assert.Equal(
            "区县|学区|片区|学校标识码|学校名称|报告期|报表|学段|年级|资助项目|资金来源|级别|等次|类别|获奖对象|附注|指标|数值|单位|约数|推算|计入汇总|文件|版本|工作表|单元格|填报内容",
            sheet.Row(1)
        );
        Assert.Contains(
            Enumerable.Range(2, 1000),
            row =>
                sheet.Row(row)
                == "武鸣区|府城镇|中心学校片区|2145012201|府城镇中心学校|2019年上半年|补助资金|小学|营养改善计划|中央|补助金额|121126|元|是|2145012201-2019-H1.xlsx|v1|补助资金|G4"
        );
        Assert.Contains(
            Enumerable.Range(2, 1000),
            row => sheet.Row(row).Contains("受助人次|311|人次|是|是|2145012201-2019-H1.xlsx", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Details_go_on_on_a_second_sheet_and_the_control_sheet_adds_both()
    {
        var sheets = CachedSheet.Read(SummaryWorkbooks.Write(Fucheng2019.District(), rowsPerSheet: 500));
        var first = sheets["数据明细"].Cells.Keys.Max(cell => cell.Row);

        Assert.Equal(500, first);
        Assert.True(sheets.ContainsKey("数据明细(2)"));
        Assert.Equal("区县", sheets["数据明细(2)"]["A1"]);
        Assert.Contains("'数据明细(2)'!", sheets["核对"].Cells[(4, 5)].Formula, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(4, 14), row => Assert.Equal("一致", sheets["核对"].Cells[(row, 9)].Value));
    }

    [Fact]
    public void Details_name_each_figures_own_file_and_sheet()
    {
        var district = Fucheng2019.District();
        var summary = district.Build();
        var details = district
            .Details.SelectMany(detail => new[] { detail, detail with { Row = detail.Row with { Sheet = "另一张" } } })
            .ToList();
        using var stream = new MemoryStream();
        using (var writer = new SummaryWorkbookWriter(stream, district.Forms, district.Period))
        {
            writer.AddDetails(details);
            writer.Finish(summary, null);
        }
        var sheet = CachedSheet.Read(stream.ToArray())["数据明细"];
        string Column(string header) =>
            sheet.Cells.Single(cell => cell.Key.Row == 1 && Equals(cell.Value.Value, header)).Key.Column is var column
                ? string.Join(
                    '|',
                    sheet
                        .Cells.Where(cell => cell.Key.Column == column && cell.Key.Row > 1)
                        .OrderBy(cell => cell.Key.Row)
                        .Select(cell => cell.Value.Value)
                )
                : "";
        string Of(Func<DetailRow, string> text) =>
            string.Join('|', details.SelectMany(detail => detail.Row.Values.Where(value => value.HasValue).Select(_ => text(detail))));

        Assert.True(details.Count > 100, $"{details.Count} rows");
        Assert.Equal(Of(detail => detail.Row.Sheet), Column("工作表"));
        Assert.Equal(Of(detail => detail.Source.File), Column("文件"));
        Assert.Equal(Of(detail => detail.School.Code.ToString()), Column("学校标识码"));
    }

    [Fact]
    public void A_form_that_the_product_does_not_know_gets_its_own_cross_table()
    {
        var sheet = CachedSheet.Read(PackageValidityTests.Write("fourth-form"))["办学条件"];

        Assert.Equal("电子白板|小计|14|6.800006", sheet.Row(sheet.RowOf("电子白板")));
        Assert.Equal(81.800306, (double)sheet.Cells[(6, 4)].Value!, 9);
        Assert.Equal(50.0001, sheet.Cells[(sheet.RowOf("省级"), 4)].Value);
        Assert.Equal(31.000206, sheet.Cells[(sheet.RowOf("县级"), 4)].Value);
    }

    [Fact]
    public void A_form_named_like_a_sheet_of_the_summary_gets_another_name()
    {
        var documents = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["1.json"] =
                """{ "id": "x", "sheet": "说明", "title": "说明表", "columns": [ { "role": "measure", "id": "n", "name": "数", "unit": "个", "nature": "flow", "key": true } ] }""",
        };
        var district = new DistrictBuilder(Domain.Periods.Period.FirstHalfOf(2026), Domain.Forms.FormCatalogue.Load(documents))
            .School(Districts.Code(0), "一小", "某县")
            .Row(Districts.Code(0), "x", "n=3");
        var sheets = CachedSheet.Read(SummaryWorkbooks.Write(district));

        Assert.Equal("合计|3", sheets["说明表"].Row(6));
        Assert.True(sheets.ContainsKey("说明"));
    }

    [Fact]
    public void A_reader_that_does_not_calculate_reads_the_totals()
    {
        using var workbook = new XLWorkbook(new MemoryStream(PackageValidityTests.Write("fucheng-year")));

        Assert.Equal("381.2575", workbook.Worksheet("总表").Cell("O7").CachedValue.ToString());
        Assert.Equal("数据明细", workbook.Worksheet("数据明细").Tables.Single().Name);
    }

    [Fact]
    public void Text_that_looks_like_a_formula_or_markup_stays_text()
    {
        const string Evil = "=1+1<&>\"_x000A_\u0001";
        var district = new DistrictBuilder(Domain.Periods.Period.FirstHalfOf(2026))
            .School(Districts.Code(0), Evil, "a&b<c>")
            .Row(Districts.Code(0), "students", "stage=小学;grade=一年级;boys=1;girls=1;total=2");
        var sheets = CachedSheet.Read(SummaryWorkbooks.Write(district));

        Assert.Null(sheets["总表"].Cells[(8, 1)].Formula);
        Assert.Equal("=1+1<&>\"_x005F_x000A_", sheets["总表"]["A8"]);
    }
}
