using System.Text;
using ClosedXML.Excel;
using Pipeline.Domain.Schools;
using Pipeline.Workbooks.Rosters;
using Pipeline.Workbooks.Tests.Building;
using Pipeline.Workbooks.Tests.Receipts;

namespace Pipeline.Workbooks.Tests.Rosters;

public sealed class RosterTests
{
    private static readonly string[] Header = ["学校标识码", "学校名称", "办学类型", "学段", "区县", "学区", "片区", "状态"];
    private static readonly string[] First = ["2145012201", "府城一小", "小学", "小学", "武鸣区", "府城镇", "", "在办"];

    private static RosterReading Read(params string[][] rows) => RosterReader.Read(Workbook("学校名录", rows), "名录.xlsx");

    private static byte[] Workbook(string sheet, params string[][] rows)
    {
        var xml = new StringBuilder();
        foreach (var row in rows)
        {
            xml.Append("<row>")
                .AppendJoin(
                    "",
                    row.Select(text =>
                        text.StartsWith('#') ? $"<c><v>{text[1..]}</v></c>"
                        : text.Length == 0 ? "<c/>"
                        : $"""<c t="inlineStr"><is><t>{text}</t></is></c>"""
                    )
                )
                .Append("</row>");
        }
        return XlsxPackage
            .WithRows(xml.ToString())
            .With(XlsxPackage.WorkbookPart, XlsxPackage.Workbook($"""<sheet name="{sheet}" sheetId="1" r:id="rId1"/>"""))
            .ToBytes();
    }

    [Fact]
    public void ReadsTheSample()
    {
        var reading = RosterReader.Read(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "TestData", "Rosters", "roster.xlsx")),
            "roster.xlsx"
        );

        Assert.Empty(reading.Problems);
        Assert.Equal(11, reading.Roster!.Schools.Length);
        Assert.Equal("武鸣区/府城镇/中心学校片区", reading.Roster.Schools[0].AreaPath);
    }

    [Theory]
    [InlineData("小学、初中")]
    [InlineData("小学,初中")]
    [InlineData("小学，初中")]
    [InlineData("小学/初中")]
    [InlineData("小学；初中")]
    public void PartsStages(string stages)
    {
        var reading = Read(Header, ["2145012201", "府城学校", "九年一贯制学校", stages, "武鸣区", "府城镇", "一片", "撤销"]);

        var school = Assert.Single(reading.Roster!.Schools);
        Assert.Equal("小学|初中", string.Join('|', school.Stages));
        Assert.Equal("武鸣区/府城镇/一片", school.AreaPath);
        Assert.False(school.IsOpen);
    }

    [Fact]
    public void ToleratesTitleOrderNumbersAndFullWidth()
    {
        var reading = Read(
            ["武鸣区学校名录"],
            ["学 校 名 称", "乡镇", "状态", "学校（机构）标识码", "区县"],
            ["府城一小", "府城镇", "在办", "#2145012201", "武鸣区"],
            ["府城二小", "府城镇", "", "２１４５０１２２０３", "武鸣区"],
            ["注:以上学校均在办"]
        );

        Assert.Empty(reading.Problems);
        Assert.Equal(["2145012201", "2145012203"], reading.Roster!.Schools.Select(school => school.Code.ToString()));
        Assert.All(reading.Roster.Schools, school => Assert.True(school.IsOpen));
        Assert.Equal("武鸣区/府城镇", reading.Roster.Schools[0].AreaPath);
    }

    public static TheoryData<string, string[][], string> Rejected =>
        new()
        {
            {
                "nine digits",
                [Header, First, ["214501220", "甲", "", "", "武鸣区"]],
                "学校名录!A3:“214501220”不是学校标识码。应是10位数字,请改正。"
            },
            { "no code", [Header, ["", "甲", "", "", "武鸣区"]], "学校名录!A2:“甲”没有学校标识码。请填写10位数字。" },
            { "twice", [Header, First, First], "学校名录!A3:学校标识码2145012201与A2重复。请只保留一行。" },
            { "no name", [Header, ["2145012201", "", "小学"]], "学校名录!B2:没有学校名称。请填写。" },
            {
                "state",
                [Header, ["2145012201", "甲", "", "", "武鸣区", "", "", "停办"]],
                "学校名录!H2:状态“停办”不能识别。请填在办或撤销。"
            },
            {
                "column",
                [
                    ["学校标识码", "区县"],
                    ["2145012201", "武鸣区"],
                ],
                "学校名录!A1:表头缺少“学校名称”列。请补上。"
            },
            { "empty", [Header], "学校名录:名录里没有学校。" },
            {
                "no header",
                [
                    ["一", "二"],
                ],
                "学校名录:找不到表头。应有的列:学校标识码、学校名称、办学类型、学段、区县、学区、片区、状态。"
            },
        };

    [Theory]
    [MemberData(nameof(Rejected))]
    public void SaysWhatIsWrongAndWhere(string reason, string[][] rows, string problem)
    {
        var reading = Read(rows);

        Assert.True(reading.Roster is null, reason);
        Assert.Equal(problem, Assert.Single(reading.Problems).ToString());
    }

    [Fact]
    public void TellsAllProblemsAtOnce() => Assert.Equal(3, Read(Header, ["1", "甲"], First, First, ["2", "乙"]).Problems.Length);

    [Fact]
    public void AnotherSheetOrFileIsNoRoster()
    {
        Assert.Equal(
            "缺少工作表“学校名录”。请用学校名录的标准格式。",
            RosterReader.Read(Workbook("Sheet1", Header, First), "名录.xlsx").Problems.Single().ToString()
        );
        Assert.StartsWith(
            "学校名录读不出来:",
            RosterReader.Read("学校"u8.ToArray(), "名录.xlsx").Problems.Single().Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void RoundTrips()
    {
        var roster = new Roster([
            new School(SchoolCode.Parse("0145012201"), "府城学校", "九年一贯制学校", ["小学", "初中"], ["武鸣区", "府城镇", "一片"], true),
            new School(SchoolCode.Parse("0145012202"), "旧校", "小学", [], ["武鸣区"], false),
        ]);
        using var stream = new MemoryStream();
        RosterWriter.Write(stream, roster);

        var reading = RosterReader.Read(stream.ToArray(), "名录.xlsx");

        Assert.Empty(Receipt.Invalid(stream.ToArray()));
        Assert.Equal(roster.Schools.Select(Text), reading.Roster!.Schools.Select(Text));
    }

    [Theory]
    [InlineData("0145012201", "=1+1", "no formula")]
    [InlineData("2145012202", "2019-01-02", "no date")]
    [InlineData("2145012203", " 1e5", "no number")]
    [InlineData("2145012204", "'甲", "no mark of Excel's")]
    public void TextStaysText(string code, string name, string reason)
    {
        using var stream = new MemoryStream();
        RosterWriter.Write(stream, new Roster([new School(SchoolCode.Parse(code), name, "", [], ["甲区"], true)]));
        using var workbook = new XLWorkbook(stream);
        var sheet = workbook.Worksheet("学校名录");
        Assert.Equal(
            (XLDataType.Text, code, false),
            (sheet.Cell("A3").DataType, sheet.Cell("A3").GetString(), sheet.Cell("A3").HasFormula)
        );
        Assert.True(
            sheet.Cell("B3").DataType == XLDataType.Text && !sheet.Cell("B3").HasFormula && sheet.Cell("B3").GetString() == name,
            reason + ": " + sheet.Cell("B3").GetString()
        );
    }

    [Fact]
    public void HelpsWhoeverKeepsIt()
    {
        using var stream = new MemoryStream();
        RosterWriter.Write(stream, new Roster([]));
        using var workbook = new XLWorkbook(stream);
        var sheet = workbook.Worksheet("学校名录");
        Assert.Equal(
            ["学校标识码", "学校名称", "办学类型", "学段", "区县", "学区", "片区", "状态"],
            sheet.Row(2).Cells(1, 8).Select(cell => cell.GetString())
        );
        Assert.Equal(("@", "@"), (sheet.Cell("A3").Style.NumberFormat.Format, sheet.Cell("A2000").Style.NumberFormat.Format));
        Assert.Equal(
            [("A3:A2000", "10位数字。"), ("H3:H2000", "在办的学校应上报，撤销的不用。")],
            sheet
                .DataValidations.Select(check => (check.Ranges.Single().RangeAddress.ToString(), check.InputMessage))
                .OrderBy(check => check.Item1)
        );
    }

    private static string Text(School school) =>
        $"{school.Code} {school.Name} {school.Type} {string.Join('、', school.Stages)} {school.AreaPath} {school.IsOpen}";
}
