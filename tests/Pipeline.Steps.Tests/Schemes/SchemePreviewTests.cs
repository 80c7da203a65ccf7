using ClosedXML.Excel;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Schemes;
using Pipeline.Steps.Schemes;
using Pipeline.Workbooks.Schemes;

namespace Pipeline.Steps.Tests.Schemes;

/// <summary>A scheme's preview: an example school whose made-up figures hold all checks, and what comes out of them.</summary>
public sealed class SchemePreviewTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 8, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Shipped => ["standard", "extended"];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void The_example_of_a_shipped_scheme_is_accepted_without_a_query(string name)
    {
        var preview = SchemePreview.Of(Scheme(name), Now);
        Assert.Empty(SchemePreviewWords.Findings(preview));
        Assert.Equal(Verdict.Accepted, preview.Example.Verdict);
        Assert.Equal("按这份制度填的示例报表（数是编的）通过校验。", SchemePreviewWords.OfExample(preview));
        Assert.Equal(
            ["模板预览.xlsx", "示例报表.xlsx", "示例报表-回执.xlsx", "示例汇总表.xlsx", "示例数据段落.docx"],
            preview.Files.Select(file => file.Name)
        );
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_form_has_figures_in_the_example_and_in_its_summary(string name)
    {
        var scheme = Scheme(name);
        var preview = SchemePreview.Of(scheme, Now);
        Assert.All(
            scheme.Forms,
            form =>
                Assert.Contains(
                    preview.Example.Rows,
                    row => row.Form.Id == form.Id && row.Values.Any(value => value.HasValue && value.Value > 0)
                )
        );
        using var summary = new XLWorkbook(new MemoryStream(preview.Files.Single(file => file.Name == SchemePreview.SummaryFile).Content));
        Assert.All(scheme.Forms, form => Assert.Contains(summary.Worksheets, sheet => sheet.Name == form.Sheet));
    }

    [Fact]
    public void Checks_that_contradict_each_other_show_in_the_example()
    {
        using var exported = new MemoryStream();
        SchemeWorkbook.Write(exported, FormCatalogue.Standard);
        using var workbook = new XLWorkbook(exported);
        var sheet = workbook.Worksheet("逻辑关系");
        var bound = sheet.RowsUsed().First(row => row.Cell(2).GetString() == "人均在");
        var more = sheet.LastRowUsed().RowNumber() + 1;
        for (var column = 1; column <= 4; column++)
        {
            sheet.Cell(more, column).SetValue(bound.Cell(column).GetString());
        }
        bound.Cell(6).SetValue("100");
        sheet.Cell(more, 5).SetValue("200");
        sheet.Cell(more, 6).SetValue("300");
        using var changed = new MemoryStream();
        workbook.SaveAs(changed);
        var preview = SchemePreview.Of(SchemeWorkbook.Read(changed.ToArray(), SchemeWorkbook.FileName).Scheme!, Now);
        Assert.Equal("按这份制度填的示例报表（数是编的）有下面的疑问，请看是不是逻辑关系互相矛盾。", SchemePreviewWords.OfExample(preview));
        Assert.Contains(SchemePreviewWords.Findings(preview), line => line.StartsWith("疑问 R410 补助资金!", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_scheme_gives_the_same_example() =>
        Assert.Equal(
            SchemePreview.Of(ShippedSchemes.Extended, Now).Example.Rows.Select(Text),
            SchemePreview.Of(ShippedSchemes.Extended, Now).Example.Rows.Select(Text)
        );

    private static string Text(Domain.Submissions.DataRow row) =>
        $"{row.Sheet} {row.Row} {string.Join(',', row.Dimensions)} {string.Join(',', row.Values.Select(value => value.Value))}";

    private static FormCatalogue Scheme(string name) => name == "standard" ? FormCatalogue.Standard : ShippedSchemes.Extended;
}
