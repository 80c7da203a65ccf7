using System.Text.RegularExpressions;
using ClosedXML.Excel;
using Pipeline.Domain.Findings;
using Pipeline.Workbooks.Ooxml;
using Pipeline.Workbooks.Tests.Building;

namespace Pipeline.Workbooks.Tests.Receipts;

public sealed class MarkingTests
{
    private const string Styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>
        <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF00FF00"/></patternFill></fill></fills>
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="3" fontId="0" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/></cellXfs></styleSheet>
        """;

    private static byte[] Workbook(string sheet, string? name = null) =>
        new XlsxPackage()
            .With(XlsxPackage.WorkbookPart, XlsxPackage.Workbook($"""<sheet name="{name ?? "补助资金"}" sheetId="1" r:id="rId1"/>"""))
            .With(
                "[Content_Types].xml",
                """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"""
            )
            .With(XlsxPackage.StylesPart, Styles)
            .Related("rIdStyles", "styles", "styles.xml")
            .With(XlsxPackage.SheetPart, sheet)
            .ToBytes();

    private static byte[] Rows(string rows) => Workbook(XlsxPackage.Sheet($"<sheetData>{rows}</sheetData>"));

    private static string ColourOf(byte[] receipt, string cell)
    {
        using var workbook = new XLWorkbook(new MemoryStream(receipt));
        var fill = workbook.Worksheet("补助资金").Cell(cell).Style.Fill;
        return fill.PatternType == XLFillPatternValues.None ? "" : fill.BackgroundColor.Color.ToArgb().ToString("X8");
    }

    [Theory]
    [InlineData(Severity.Error, MarkColours.ErrorColour)]
    [InlineData(Severity.Query, MarkColours.QueryColour)]
    [InlineData(Severity.Notice, MarkColours.NoticeColour)]
    public void ColoursTheCellBySeverity(Severity severity, string colour)
    {
        var receipt = Receipt.Write(
            Rows("""<row r="2"><c r="B2" s="1"><v>80</v></c></row>"""),
            Receipt.Finding("补助资金", "B2", severity)
        );

        Assert.Equal(colour, ColourOf(receipt, "B2"));
    }

    [Fact]
    public void TheGravestFindingColoursTheCellAndAllAreTold()
    {
        var receipt = Receipt.Write(
            Rows("""<row r="2"><c r="B2"><v>80</v></c></row>"""),
            Receipt.Finding("补助资金", "B2", Severity.Notice) with
            {
                Code = "N1",
            },
            Receipt.Finding("补助资金", "B2") with
            {
                Code = "E1",
            }
        );

        Assert.Equal(MarkColours.ErrorColour, ColourOf(receipt, "B2"));
        using var workbook = new XLWorkbook(new MemoryStream(receipt));
        var comment = workbook.Worksheet("补助资金").Cell("B2").Comment.Text;
        Assert.True(
            comment.IndexOf("错误 E1", StringComparison.Ordinal) is var first
                && first >= 0
                && comment.IndexOf("提示 N1", StringComparison.Ordinal) > first,
            comment
        );
    }

    [Fact]
    public void KeepsNumberFormatAndValueUnderTheMark()
    {
        var receipt = Receipt.Write(
            Rows("""<row r="2"><c r="B2" s="1"><v>80</v></c><c r="C2" s="1"><v>81</v></c></row>"""),
            Receipt.Finding("补助资金", "B2")
        );

        using var workbook = new XLWorkbook(new MemoryStream(receipt));
        var cell = workbook.Worksheet("补助资金").Cell("B2");
        Assert.Equal(4, cell.Style.NumberFormat.NumberFormatId);
        Assert.Equal("80", cell.GetString());
        Assert.Equal("", ColourOf(receipt, "C2"));
    }

    [Theory]
    [InlineData(
        """<row r="2"><c r="A2"><v>1</v></c><c r="D2"><v>4</v></c></row>""",
        """<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="N"/><c r="D2"><v>4</v></c></row>"""
    )]
    [InlineData("""<row r="2"><c r="A2"><v>1</v></c></row>""", """<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="N"/></row>""")]
    [InlineData(
        """<row r="2" spans="3:4"><c r="C2"><v>1</v></c></row>""",
        """<row r="2" spans="2:4"><c r="B2" s="N"/><c r="C2"><v>1</v></c></row>"""
    )]
    [InlineData("""<row r="2"/><row r="3"/>""", """<row r="2"><c r="B2" s="N"/></row><row r="3"/>""")]
    [InlineData("""<row r="1"/><row r="5"/>""", """<row r="1"/><row r="2"><c r="B2" s="N"/></row><row r="5"/>""")]
    [InlineData("""<row r="1"/>""", """<row r="1"/><row r="2"><c r="B2" s="N"/></row>""")]
    [InlineData("", """<row r="2"><c r="B2" s="N"/></row>""")]
    [InlineData(
        """<row><c><v>1</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>""",
        """<row><c><v>1</v></c></row><row><c><v>1</v></c><c s="N"><v>2</v></c></row>"""
    )]
    [InlineData(
        """<row r="2"><c r="B2" t="inlineStr"><is><t>&lt;/row> a</t></is></c></row>""",
        """<row r="2"><c r="B2" s="N" t="inlineStr"><is><t>&lt;/row> a</t></is></c></row>"""
    )]
    [InlineData("""<row r="2"><c t='s' r='B2' s='1'><v>0</v></c></row>""", """<row r="2"><c t='s' r='B2' s='N'><v>0</v></c></row>""")]
    [InlineData(
        """<!-- <row r="2"> --><row r="2"><c r="B2"><f>A2&amp;"&gt;"</f></c></row>""",
        """<!-- <row r="2"> --><row r="2"><c r="B2" s="N"><f>A2&amp;"&gt;"</f></c></row>"""
    )]
    public void RespellsNothingButTheMarkedCell(string rows, string expected)
    {
        var receipt = Receipt.Write(Rows(rows), Receipt.Finding("补助资金", "B2"));

        var xml = Receipt.Part(receipt, XlsxPackage.SheetPart);
        var data = Regex.Match(xml, "<sheetData>(.*)</sheetData>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal(expected, Regex.Replace(data, "(?<= s=[\"'])[0-9]+(?=[\"'])", "N"));
    }

    [Fact]
    public void MarksEveryCellOfARange()
    {
        var receipt = Receipt.Write(
            Rows("""<row r="2"><c r="B2"><v>1</v></c></row><row r="4"><c r="A4"><v>1</v></c></row>"""),
            Receipt.Finding("补助资金", "B2:B4")
        );

        Assert.All(["B2", "B3", "B4"], cell => Assert.Equal(MarkColours.ErrorColour, ColourOf(receipt, cell)));
        Assert.Equal("", ColourOf(receipt, "B5"));
        using var workbook = new XLWorkbook(new MemoryStream(receipt));
        Assert.True(workbook.Worksheet("补助资金").Cell("B4").HasComment);
    }

    [Fact]
    public void MarksTheShownCellOfAMergedRange()
    {
        var receipt = Receipt.Write(
            Workbook(
                XlsxPackage.Sheet(
                    """<sheetData><row r="2"><c r="A2"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A2:A4"/></mergeCells>"""
                )
            ),
            Receipt.Finding("补助资金", "A3")
        );

        Assert.Equal(MarkColours.ErrorColour, ColourOf(receipt, "A2"));
    }

    [Fact]
    public void ABlankCellTakesTheFormatOfItsColumn()
    {
        var receipt = Receipt.Write(
            Workbook(XlsxPackage.Sheet("""<cols><col min="2" max="3" style="1" width="9"/></cols><sheetData/>""")),
            Receipt.Finding("补助资金", "C3")
        );

        using var workbook = new XLWorkbook(new MemoryStream(receipt));
        Assert.Equal(4, workbook.Worksheet("补助资金").Cell("C3").Style.NumberFormat.NumberFormatId);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("""<pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/>""", """<tableParts count="0"/>""")]
    public void PutsTheDrawingWhereTheSchemaWantsIt(string before, string after)
    {
        var receipt = Receipt.Write(Workbook(XlsxPackage.Sheet($"<sheetData/>{before}{after}")), Receipt.Finding("补助资金", "C3"));

        Assert.Matches(
            $"</sheetData>{Regex.Escape(before)}<legacyDrawing [^>]*/>{Regex.Escape(after)}</worksheet>",
            Receipt.Part(receipt, XlsxPackage.SheetPart)
        );
    }

    [Fact]
    public void UnderstandsPrefixedNames()
    {
        var sheet =
            $"""<x:worksheet xmlns:x="{XlsxPackage.Main}"><x:sheetData><x:row r="2"><x:c r="A2"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>""";

        var receipt = Receipt.Write(Workbook(sheet), Receipt.Finding("补助资金", "B2"));

        Assert.Equal(MarkColours.ErrorColour, ColourOf(receipt, "B2"));
        Assert.Contains("<x:c r=\"B2\"", Receipt.Part(receipt, XlsxPackage.SheetPart), StringComparison.Ordinal);
    }

    [Fact]
    public void RestoresTheFillOnceTheCellIsMended()
    {
        var original = Rows("""<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="2"><v>80</v></c></row>""");
        var marked = Receipt.Write(
            original,
            Receipt.Finding("补助资金", "A2"),
            Receipt.Finding("补助资金", "B2"),
            Receipt.Finding("补助资金", "C2")
        );

        var mended = Receipt.Write(marked, Receipt.Finding("补助资金", "A2", Severity.Query));

        Assert.Equal("FF00FF00", ColourOf(mended, "B2"));
        Assert.Equal("", ColourOf(mended, "C2"));
        Assert.Equal(MarkColours.QueryColour, ColourOf(mended, "A2"));
        Assert.Contains("""<c r="B2" s="2"><v>80</v></c>""", Receipt.Part(mended, XlsxPackage.SheetPart), StringComparison.Ordinal);
        using var workbook = new XLWorkbook(new MemoryStream(mended));
        Assert.False(workbook.Worksheet("补助资金").Cell("B2").HasComment);
        Assert.Single(Regex.Matches(workbook.Worksheet("补助资金").Cell("A2").Comment.Text, "【校验】"));
        Assert.Single(workbook.Worksheets, sheet => sheet.Name == "校验结果");
    }

    [Fact]
    public void RestoresTheFillAfterAnotherProgramHasSavedTheReceipt()
    {
        using var school = new XLWorkbook();
        school.AddWorksheet("补助资金").Cell("B2").SetValue("80多").Style.Fill.SetBackgroundColor(XLColor.FromArgb(0, 255, 0));
        school.Worksheet(1).Cell("B3").SetValue("x");
        using var upload = new MemoryStream();
        school.SaveAs(upload);
        using var receipt = new XLWorkbook(
            new MemoryStream(Receipt.Write(upload.ToArray(), Receipt.Finding("补助资金", "B2"), Receipt.Finding("补助资金", "B3")))
        );
        receipt.Worksheet("补助资金").Row(1).InsertRowsAbove(1);
        receipt.Worksheet("补助资金").Cell("C1").SetValue("改过");
        receipt.Worksheet("补助资金").Row(1).Delete();
        using var saved = new MemoryStream();
        receipt.SaveAs(saved);

        var mended = Receipt.Write(saved.ToArray());

        Assert.Equal("FF00FF00", ColourOf(mended, "B2"));
        Assert.Equal("", ColourOf(mended, "B3"));
    }

    [Fact]
    public void AReceiptOfAReceiptIsTheReceiptAgain()
    {
        var upload = Receipt.Sample("total-row.xlsx");
        var first = Receipt.Write(upload, Receipt.Judge(upload));
        var second = Receipt.Write(first, Receipt.Judge(first));

        Assert.Equal(Receipt.Part(first, "xl/worksheets/sheet3.xml"), Receipt.Part(second, "xl/worksheets/sheet3.xml"));
        Assert.Equal(Receipt.Part(first, "xl/styles.xml"), Receipt.Part(second, "xl/styles.xml"));
        Assert.Equal(Receipt.Part(first, "xl/worksheets/receipt.xml"), Receipt.Part(second, "xl/worksheets/receipt.xml"));
    }
}
