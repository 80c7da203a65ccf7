using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schemes.Layouts;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;
using Pipeline.Workbooks.Layouts;

namespace Pipeline.Workbooks.Tests.Layouts;

public sealed class LayoutTests
{
    [Theory]
    [InlineData("{补助资金.补助金额}", 1234.56, "a measure in its own unit")]
    [InlineData("{补助资金.资助金额|学段=小学|万元}", 0.1, "an alias, a condition and another unit")]
    [InlineData("{补助资金.补助金额|学段=初中|万元,2}", 0.02, "rounded where decimals are asked for")]
    [InlineData("{补助资金.受助人数|学段=小学,资助项目=营养改善计划}", 20, "persons of one programme")]
    [InlineData("{补助资金.受助人数|资助项目=国家助学金}", 3, "persons of one school")]
    [InlineData("{补助资金.受助人次|学校=一小}", 12, "a school by name")]
    [InlineData("{补助资金.受助人次|学区=乙镇}", 18, "an area by name")]
    [InlineData("{ 补助资金.补助金额 | 资助项目 = 国家助学金 }", 234.56, "blanks do not matter")]
    [InlineData("｛补助资金.补助金额｝", 1234.56, "full-width braces")]
    [InlineData("{应报}", 3, "who should report")]
    [InlineData("{已报}", 2, "who did")]
    [InlineData("{校数:补助资金.补助金额}", 2, "schools with a figure")]
    public void AFigure_GoesInAsANumber_WithTheCellsFormat(string text, double expected, string reason)
    {
        var (workbook, problems) = Fill(sheet => sheet.Cell("B2").SetValue(text).Style.NumberFormat.Format = "#,##0.00");
        using (workbook)
        {
            Assert.Empty(problems);
            var cell = workbook.Worksheet(1).Cell("B2");
            Assert.True(cell.DataType == XLDataType.Number && Math.Abs(cell.GetDouble() - expected) < 1e-9, $"{reason}: {cell.Value}");
            Assert.Equal("#,##0.00", cell.Style.NumberFormat.Format);
        }
    }

    [Theory]
    [InlineData("{补助资金.受助人数}", "—", "a child could count twice")]
    [InlineData("{补助资金.下达资金}", "", "nobody reported it")]
    [InlineData("{期别}资助{补助资金.受助人次}人次", "2026年上半年资助30人次", "figures within a text")]
    [InlineData("{区县}", "某县", "the county")]
    public void WhatIsNoNumber_IsText(string text, string expected, string reason)
    {
        var (workbook, problems) = Fill(sheet => sheet.Cell("B2").SetValue(text));
        using (workbook)
        {
            Assert.Empty(problems);
            Assert.True(
                workbook.Worksheet(1).Cell("B2").GetString() == expected,
                $"{reason}: {workbook.Worksheet(1).Cell("B2").GetString()}"
            );
        }
    }

    [Theory]
    [InlineData("{补助资金.没有}", "不是“表名.栏目名”", "a name that is not there")]
    [InlineData("{补助资金.补助金额|学段=大学}", "“大学”不是“学段”的值。", "a value of a closed dimension")]
    [InlineData("{补助资金.补助金额|资助项目=没有的项目}", "条件对不上任何数。", "a condition that matches nothing")]
    [InlineData("{补助资金.补助金额||人}", "单位“人”与“补助金额”(元)不符。", "a unit that does not fit")]
    [InlineData("{补助资金.补助金额|学校=三中}", "名录里没有“三中”这所学校。", "a school that is not there")]
    [InlineData("{补助资金.补助金额|年级=一}", "不是“补助资金”的分组。", "a dimension of another form")]
    [InlineData("{本行.学校名称}", "只能写在有{每校}、{每学区}或{每片区}的行里。", "a row's word outside of a repeated row")]
    public void WhatCannotBeFilled_StaysAsItWas_WithAComment_AndIsListed(string text, string problem, string reason)
    {
        var (workbook, problems) = Fill(sheet => sheet.Cell("B2").SetValue(text));
        using (workbook)
        {
            var listed = Assert.Single(problems);
            Assert.True(listed.Problem.Contains(problem, StringComparison.Ordinal), $"{reason}: {listed.Problem}");
            Assert.Equal(("表.xlsx", "表", "B2", text), (listed.Layout, listed.Sheet, listed.Cell, listed.Text));
            Assert.Equal(text, workbook.Worksheet(1).Cell("B2").GetString());
            Assert.Contains(listed.Problem, workbook.Worksheet(1).Cell("B2").Comment.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ARow_IsRepeatedForEachSchool_WithFormatsAndMerges_AndSumsBelowAreStretched()
    {
        var (workbook, problems) = Fill(
            sheet =>
            {
                sheet.Cell("A3").SetValue("{每校}{本行.序号}");
                sheet.Cell("B3").SetValue("{本行.学校名称}");
                sheet.Range("B3:C3").Merge();
                sheet.Cell("D3").SetValue("{补助资金.补助金额}");
                sheet.Cell("E3").SetValue("{补助资金.受助人次}");
                sheet.Cell("F3").FormulaA1 = "SUM(D3:E3)";
                sheet.Cell("D4").FormulaA1 = "SUM(D3:D3)";
                sheet.Cell("D5").FormulaA1 = "D4*2";
                sheet.Cell("A6").SetValue("注:{期别}");
                sheet.Range("A6:F6").Merge();
                sheet.Cell("D3").Style.NumberFormat.Format = "0.0";
            },
            twoSheets: true
        );
        using (workbook)
        {
            Assert.Empty(problems);
            var sheet = workbook.Worksheet(1);
            Assert.Equal(["一小", "二小", "三小"], Enumerable.Range(3, 3).Select(row => sheet.Cell(row, 2).GetString()));
            Assert.Equal(["500", "734.56", ""], Enumerable.Range(3, 3).Select(row => sheet.Cell(row, 4).GetString()));
            Assert.Equal(["SUM(D3:E3)", "SUM(D4:E4)", "SUM(D5:E5)"], Enumerable.Range(3, 3).Select(row => sheet.Cell(row, 6).FormulaA1));
            Assert.Equal(("SUM(D3:D5)", "D6*2"), (sheet.Cell("D6").FormulaA1, sheet.Cell("D7").FormulaA1));
            Assert.Equal("注:2026年上半年", sheet.Cell("A8").GetString());
            Assert.Equal(
                ["A8:F8", "B3:C3", "B4:C4", "B5:C5"],
                sheet.MergedRanges.Select(range => range.RangeAddress.ToString()).Order(StringComparer.Ordinal)
            );
            Assert.All(Enumerable.Range(3, 3), row => Assert.Equal("0.0", sheet.Cell(row, 4).Style.NumberFormat.Format));
            Assert.Equal("表!D6", workbook.Worksheet(2).Cell("A1").FormulaA1);
        }
    }

    [Fact]
    public void Formulas_HaveTheirValues_AndOtherParts_StayByteForByte()
    {
        var layout = Layout(
            sheet =>
            {
                sheet.Cell("A1").SetValue("{补助资金.受助人次}");
                sheet.Cell("A2").FormulaA1 = "A1/10";
            },
            twoSheets: false
        );
        using var filled = new MemoryStream();
        Assert.Empty(LayoutFiller.Fill(layout, "表.xlsx", Context(), filled));
        var (before, after) = (Parts(layout), Parts(filled.ToArray()));
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        foreach (
            var part in before.Keys.Where(part =>
                !part.Contains("sheet", StringComparison.Ordinal) && !part.Contains("Content_Types", StringComparison.Ordinal)
            )
        )
        {
            Assert.True(before[part].AsSpan().SequenceEqual(after[part]), part);
        }
        // By element and not by text: which prefix the layout's own program wrote is its own affair.
        var sheet = System.Xml.Linq.XDocument.Parse(
            System.Text.Encoding.UTF8.GetString(after["xl/worksheets/sheet1.xml"]).TrimStart('\uFEFF')
        );
        var formula = sheet.Descendants().Single(element => element.Name.LocalName == "f");
        Assert.Equal(("A1/10", "3"), (formula.Value, formula.Parent!.Elements().Single(element => element.Name.LocalName == "v").Value));
    }

    [Fact]
    public void TheSamples_AreFilledWithoutAProblem_AndStayValid()
    {
        foreach (var write in new Action<Stream>[] { SampleLayouts.WriteByStage, SampleLayouts.WriteNotice })
        {
            using var layout = new MemoryStream();
            write(layout);
            using var filled = new MemoryStream();
            // 地方资助 is reported by nobody here, but the form lists it.
            Assert.Empty(LayoutFiller.Fill(layout.ToArray(), "表.xlsx", Context(Period.OfYear(2026)), filled));
            using var document = SpreadsheetDocument.Open(filled, isEditable: false);
            Assert.Empty(
                new OpenXmlValidator().Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}")
            );
        }
    }

    [Fact]
    public void WhatIsNoWorkbook_IsAProblemOfTheFile()
    {
        using var filled = new MemoryStream();
        var problem = Assert.Single(LayoutFiller.Fill("文字"u8.ToArray(), "表.xlsx", Context(), filled));
        Assert.Equal((null, 0L), (problem.Cell, filled.Length));
    }

    private static (XLWorkbook Workbook, IReadOnlyList<LayoutProblem> Problems) Fill(Action<IXLWorksheet> write, bool twoSheets = false)
    {
        var filled = new MemoryStream();
        var problems = LayoutFiller.Fill(Layout(write, twoSheets), "表.xlsx", Context(), filled);
        return (new XLWorkbook(filled), problems);
    }

    private static byte[] Layout(Action<IXLWorksheet> write, bool twoSheets)
    {
        using var workbook = new XLWorkbook();
        write(workbook.AddWorksheet("表"));
        if (twoSheets)
        {
            workbook.AddWorksheet("依据").Cell("A1").FormulaA1 = "表!D4";
        }
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private static Dictionary<string, byte[]> Parts(byte[] file)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var stream = entry.Open();
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                return copy.ToArray();
            },
            StringComparer.Ordinal
        );
    }

    /// <summary>一小 (甲镇), 二小 (乙镇) with two programmes, 三小 that did not report.</summary>
    private static LayoutContext Context(Period? period = null)
    {
        var at = period ?? Period.FirstHalfOf(2026);
        School[] schools = [Make("4501220001", "一小", "甲镇"), Make("4501220002", "二小", "乙镇"), Make("4501220003", "三小", "乙镇")];
        var roster = new Roster(schools);
        var forms = Domain.Forms.FormCatalogue.Standard;
        var consolidator = new Consolidator(forms, roster, at);
        var figures = new LayoutFigures(forms, at);
        void Add(School school, params DataRow[] rows)
        {
            var submission = new Submission(
                school.Code,
                school.Name,
                at,
                school.Name + ".xlsx",
                "",
                DateTimeOffset.UnixEpoch,
                Domain.Findings.Verdict.Accepted,
                [],
                [.. rows]
            );
            var submissions = new SchoolSubmissions(school, [SubmissionChoice.Choose(at, [submission])], []);
            figures.Add(submissions, consolidator.Add(submissions));
        }
        Add(schools[0], Row(4, "小学", "营养改善计划", 12, 500_00));
        Add(
            schools[1],
            Row(4, "小学", "营养改善计划", 8, 500_00),
            Row(5, "初中", "营养改善计划", 7, 0),
            Row(6, "初中", "国家助学金", 3, 234_56)
        );
        return new LayoutContext(consolidator.Finish(), figures, roster);
    }

    private static School Make(string code, string name, string township) =>
        new(SchoolCode.Parse(code), name, "小学", [], ["某县", township], true);

    private static DataRow Row(int row, string stage, string programme, long people, long fen)
    {
        static MeasureValue Value(long value) => new(MeasureState.Reported, value, false, 4, null);
        return new DataRow(
            Domain.Forms.FormCatalogue.Standard["aid"],
            "补助资金",
            row,
            [stage, programme, "中央"],
            [null],
            [Value(people), Value(people), default, Value(fen)]
        );
    }
}
