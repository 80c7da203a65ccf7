using ClosedXML.Excel;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Templates;
using Pipeline.Workbooks.Tests.Receipts;

namespace Pipeline.Workbooks.Tests.Templates;

public sealed class TemplateTests
{
    private static byte[] Write(params string[] stages)
    {
        using var stream = new MemoryStream();
        TemplateWriter.Write(
            stream,
            FormCatalogue.Standard,
            Period.Parse("2026-H1"),
            SchoolCode.Parse("0145012203"),
            "府城镇第二小学",
            [.. stages]
        );
        return stream.ToArray();
    }

    private static Judgement Judge(byte[] workbook) => Receipt.Judge(workbook);

    [Fact]
    public void IsTheSameEveryTimeAndValid()
    {
        var template = Write("小学", "初中");

        Assert.Equal(template, Write("小学", "初中"));
        Assert.Empty(Receipt.Invalid(template));
    }

    [Fact]
    public void HoldsTheSheetsOfTheContract()
    {
        using var workbook = new XLWorkbook(new MemoryStream(Write("小学")));

        Assert.Equal(["填表说明", "封面", "学生人数", "补助资金", "获奖", "选项"], workbook.Worksheets.Select(sheet => sheet.Name));
        Assert.Equal(XLWorksheetVisibility.Hidden, workbook.Worksheet("选项").Visibility);
        Assert.Equal("0145012203", workbook.Worksheet("封面").Cell("B2").GetString());
        Assert.Equal("2026年上半年", workbook.Worksheet("封面").Cell("B4").GetString());
        Assert.Contains(
            workbook.Worksheet("封面").CellsUsed(),
            cell => cell.GetString().Contains(FormCatalogue.StandardVersion, StringComparison.Ordinal)
        );
        Assert.All(
            FormCatalogue.Standard.Forms,
            form =>
                Assert.Equal(
                    form.Columns.Select(column => column.Name),
                    Enumerable.Range(1, form.Columns.Length).Select(column => workbook.Worksheet(form.Sheet).Cell(3, column).GetString())
                )
        );
    }

    [Theory]
    [InlineData("小学", "一年级", "六年级")]
    [InlineData("幼儿园", "小班", "大班")]
    [InlineData("高中", "高一", "高三")]
    [InlineData("中职", "中职一年级", "中职三年级")]
    public void NamesTheGradesOfTheSchoolsStage(string stage, string first, string last)
    {
        using var workbook = new XLWorkbook(new MemoryStream(Write(stage)));
        var grades = workbook.Worksheet("学生人数").Range("B5:B44").CellsUsed().Select(cell => cell.GetString()).ToList();

        Assert.Equal(first, grades[0]);
        Assert.Equal(last, grades[^1]);
    }

    [Fact]
    public void EmptyItIsAskedAboutAndNothingElseIsWrongWithIt()
    {
        var judgement = Judge(Write());

        Assert.Equal(Verdict.AcceptedWithQueries, judgement.Verdict);
        Assert.Equal([RuleCatalogue.ZeroReport.Code], judgement.Findings.Select(finding => finding.Code));
        Assert.Equal("府城镇第二小学", judgement.SchoolName);
        Assert.Equal(Period.Parse("2026-H1"), judgement.Period);
    }

    [Fact]
    public void RowsLeftWithTheirNamesAloneAreNoMoreThanNoticed() =>
        Assert.All(
            Judge(Write("小学")).Findings.Where(finding => finding.Code != RuleCatalogue.ZeroReport.Code),
            finding => Assert.Equal((RuleCatalogue.RowWithoutFigures.Code, Severity.Notice), (finding.Code, finding.Severity))
        );

    [Fact]
    public void FilledInItIsUnderstoodWithoutFinding()
    {
        using var workbook = new XLWorkbook(new MemoryStream(Write("小学")));
        var students = workbook.Worksheet("学生人数");
        for (var row = 5; row <= 10; row++)
        {
            int[] figures = [2, 40 + row, 38, 0, 10, 5, 3, 8];
            for (var i = 0; i < figures.Length; i++)
            {
                if (i != 3)
                {
                    students.Cell(row, 3 + i).SetValue(figures[i]);
                }
            }
        }
        var aid = workbook.Worksheet("补助资金");
        aid.Cell("A5").SetValue("小学");
        aid.Cell("B5").SetValue("营养改善计划");
        aid.Cell("C5").SetValue("中央");
        aid.Cell("D5").SetValue(400);
        aid.Cell("G5").SetValue(160000.5);
        aid.Cell("A6").SetValue("小学");
        aid.Cell("B6").SetValue("国家助学金");
        aid.Cell("C6").SetValue("省级");
        aid.Cell("D6").SetValue(20);
        aid.Cell("E6").SetValue(40);
        aid.Cell("G6").SetValue(10000);
        var awards = workbook.Worksheet("获奖");
        awards.Cell("A4").SetValue("全县数学竞赛");
        awards.Cell("B4").SetValue("县级");
        awards.Cell("C4").SetValue("一等奖");
        awards.Cell("D4").SetValue("个人");
        using var stream = new MemoryStream();
        workbook.SaveAs(stream, new SaveOptions { EvaluateFormulasBeforeSaving = true });

        var judgement = Judge(stream.ToArray());

        Assert.Empty(judgement.Findings);
        Assert.Equal([6, 2, 1], FormCatalogue.Standard.Forms.Select(form => judgement.Rows.Count(row => row.Form.Id == form.Id)));
        using var saved = new XLWorkbook(stream);
        Assert.Equal("285", saved.Worksheet("学生人数").Cell("D4").CachedValue?.ToString());
        Assert.Equal("440", saved.Worksheet("补助资金").Cell("E4").CachedValue?.ToString());
        Assert.Equal("170000.5", saved.Worksheet("补助资金").Cell("G4").CachedValue?.ToString());
    }

    [Fact]
    public void TheTotalFollowsARowInsertedInTheMiddle_WhoseOwnTotalIsLockedAndBlank()
    {
        using var workbook = new XLWorkbook(new MemoryStream(Write("小学")));
        var students = workbook.Worksheet("学生人数");
        students.Row(8).InsertRowsAbove(1);
        students.Cell("A8").SetValue("特殊教育");
        students.Cell("B8").SetValue("一年级");
        for (var row = 5; row <= 11; row++)
        {
            students.Cell(row, 4).SetValue(20);
            students.Cell(row, 5).SetValue(19);
        }
        using var stream = new MemoryStream();
        workbook.SaveAs(stream, new SaveOptions { EvaluateFormulasBeforeSaving = true });

        var judgement = Judge(stream.ToArray());

        Assert.Equal(["R406"], judgement.Findings.Select(finding => finding.Code).Distinct());
        Assert.Equal(7, judgement.Rows.Length);
        Assert.Equal(273, judgement.Rows.Sum(row => row.Values[row.Form.Measure("total").Index].Value));
        using var saved = new XLWorkbook(stream);
        Assert.Equal("273", saved.Worksheet("学生人数").Cell("F4").CachedValue.ToString());
    }

    [Fact]
    public void OnlyEntryCellsAreUnlocked()
    {
        using var workbook = new XLWorkbook(new MemoryStream(Write("小学")));
        var sheet = workbook.Worksheet("学生人数");

        Assert.True(sheet.Protection.IsProtected);
        Assert.True(sheet.Cell("A3").Style.Protection.Locked);
        Assert.True(sheet.Cell("F5").Style.Protection.Locked);
        Assert.True(sheet.Cell("C4").Style.Protection.Locked);
        Assert.False(sheet.Cell("C5").Style.Protection.Locked);
        var cover = workbook.Worksheet("封面");
        Assert.All((string[])["B2", "B3", "B4"], cell => Assert.True(cover.Cell(cell).Style.Protection.Locked, cell));
        string[] entries = ["单位负责人", "统计负责人", "填报人", "联系电话", "填报日期", "情况说明"];
        Assert.Equal(entries, Enumerable.Range(5, 6).Select(row => cover.Cell(row, 1).GetString()));
        Assert.All(Enumerable.Range(5, 6), row => Assert.False(cover.Cell(row, 2).Style.Protection.Locked));
        Assert.Equal(
            ["表    号：", "制定机关：", "批准（备案）文号：", "有效期至："],
            Enumerable.Range(11, 4).Select(row => cover.Cell(row, 1).GetString())
        );
    }

    [Fact]
    public void EveryEntryColumnSaysWhatItTakes()
    {
        using var workbook = new XLWorkbook(new MemoryStream(Write("小学")));
        foreach (var form in FormCatalogue.Standard.Forms)
        {
            var validations = workbook.Worksheet(form.Sheet).DataValidations.ToList();
            var entries = form
                .Columns.Where(column => !form.Checks.OfType<CheckDefinition.Sum>().Any(sum => sum.Total == column.Id))
                .ToList();
            Assert.Equal(entries.Select(column => column.Name), validations.Select(validation => validation.InputTitle));
            Assert.All(
                entries.Zip(validations),
                pair =>
                    Assert.Equal(
                        pair.First switch
                        {
                            MeasureColumn { Unit: "元" } => XLAllowedValues.Decimal,
                            MeasureColumn => XLAllowedValues.WholeNumber,
                            DimensionColumn => XLAllowedValues.List,
                            TextColumn { Role: ColumnRole.Date } => XLAllowedValues.Date,
                            _ => XLAllowedValues.TextLength,
                        },
                        pair.Second.AllowedValues
                    )
            );
        }
    }

    [Fact]
    public void DropdownsOfferTheFormsValues()
    {
        using var workbook = new XLWorkbook(new MemoryStream(Write()));
        var form = FormCatalogue.Standard["aid"];
        foreach (var column in form.Dimensions)
        {
            var list = workbook
                .Worksheet(form.Sheet)
                .DataValidations.Single(validation => validation.InputTitle == column.Name)
                .Value.TrimStart('=')
                .Split('!');
            Assert.Equal("选项", list[0]);
            Assert.Equal(
                column.Values.Select(value => value.Name),
                workbook.Worksheet("选项").Range(list[1]).Cells().Select(cell => cell.GetString())
            );
        }
    }

    [Fact]
    public void TheGuideTellsEveryRuleThatRejects()
    {
        using var workbook = new XLWorkbook(new MemoryStream(Write()));
        var words = string.Concat(workbook.Worksheet("填表说明").CellsUsed().Select(cell => cell.GetString()));

        Assert.All(
            RuleCatalogue.All.Where(rule => rule.Severity == Severity.Error),
            rule => Assert.Contains(ChineseText.Typeset(rule.Title), words, StringComparison.Ordinal)
        );
        Assert.All(
            FormCatalogue.Standard.Forms.SelectMany(form => form.Guide),
            sentence => Assert.Contains(ChineseText.Typeset(sentence), words, StringComparison.Ordinal)
        );
    }
}
