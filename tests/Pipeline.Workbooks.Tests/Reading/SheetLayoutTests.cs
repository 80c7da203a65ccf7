using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Tests.Building;

namespace Pipeline.Workbooks.Tests.Reading;

public sealed class SheetLayoutTests
{
    [Theory]
    [InlineData(
        "cells without addresses follow each other",
        "<row r=\"2\"><c><v>1</v></c><c/><c><v>2</v></c></row>",
        "A2 Number 1 | C2 Number 2"
    )]
    [InlineData(
        "rows without numbers follow each other",
        "<row><c><v>1</v></c></row><row r=\"5\"/><row><c><v>2</v></c></row>",
        "A1 Number 1 | A6 Number 2"
    )]
    [InlineData(
        "a cell without an address follows its neighbour's",
        "<row r=\"1\"><c r=\"D1\"><v>1</v></c><c><v>2</v></c></row>",
        "D1 Number 1 | E1 Number 2"
    )]
    [InlineData(
        "rows and cells in any order",
        "<row r=\"3\"><c r=\"B3\"><v>4</v></c><c r=\"A3\"><v>3</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
        "A1 Number 1 | A3 Number 3 | B3 Number 4"
    )]
    [InlineData(
        "of a cell that is there twice the last one counts",
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row><row r=\"1\"><c r=\"A1\"><v>3</v></c></row>",
        "A1 Number 3 | B1 Number 2"
    )]
    [InlineData("the last row and column", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>", "XFD1048576 Number 1")]
    [InlineData(
        "a row beyond the last",
        "<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>",
        "A2 Number 2"
    )]
    [InlineData("a column beyond the last", "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c><c r=\"ZZZZZZZZZ99999999999\"><v>1</v></c></row>", "")]
    [InlineData("lower case addresses", "<row r=\"1\"><c r=\"ab1\"><v>1</v></c></row>", "AB1 Number 1")]
    public void Reads(string reason, string rows, string expected)
    {
        var opening = WorkbookOpener.Open(XlsxPackage.WithRows(rows).ToBytes(), "a.xlsx");

        Assert.True(expected == GridText.Cells(opening), $"{reason}: {GridText.Cells(opening)}");
    }

    [Fact]
    public void TellsMergedRangesAndHiddenParts()
    {
        var sheet = SheetOf(
            """
            <dimension ref="A1:XFD1048576"/><cols><col min="2" max="3" hidden="1"/><col min="4" max="4"/><col min="9" max="99999" hidden="true"/></cols>
            <sheetData><row r="1" hidden="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row><row r="2" hidden="1"/><row r="3"><c r="A3"><v>1</v></c></row></sheetData>
            <mergeCells count="3"><mergeCell ref="A1:A6"/><mergeCell ref="C3:B2"/><mergeCell ref="#REF!"/></mergeCells>
            """
        );

        Assert.Equal(["A1:A6", "B2:C3"], sheet.MergedRanges.Select(range => range.ToString()));
        Assert.Equal([1], sheet.HiddenRows);
        Assert.Equal([(2, 3), (9, 16384)], sheet.HiddenColumns.Select(range => (range.FirstColumn, range.LastColumn)));
        Assert.Equal(2, sheet.RowCount);
        Assert.Equal(3, sheet.RowNumberAt(1));
    }

    [Fact]
    public void KeepsSheetsInTheWorkbooksOrderWithHiddenAndEmptyOnes()
    {
        var sheets = """
            <sheet name="乙" sheetId="7" r:id="b"/><sheet name="甲 &amp; 丙" sheetId="1" r:id="rId1" state="hidden"/>
            <sheet name="深" sheetId="2" r:id="b" state="veryHidden"/><sheet name="图" sheetId="3" r:id="chart"/>
            """;
        var package = XlsxPackage
            .WithCells("""<c r="A1"><v>1</v></c>""")
            .With(XlsxPackage.WorkbookPart, XlsxPackage.Workbook(sheets))
            .Related("b", "worksheet", "/xl/worksheets/other.xml")
            .With("xl/worksheets/other.xml", XlsxPackage.Sheet(""))
            .Related("chart", "chartsheet", "chartsheets/sheet1.xml");

        Assert.Equal("# 乙\n# 甲 & 丙 hidden\nA1 Number 1\n# 深 hidden\n", GridText.Of(WorkbookOpener.Open(package.ToBytes(), "a.xlsx")));
    }

    private static SheetGrid SheetOf(string content)
    {
        var file = new XlsxPackage().With(XlsxPackage.SheetPart, XlsxPackage.Sheet(content)).ToBytes();
        var opening = WorkbookOpener.Open(file, "a.xlsx");
        return Assert.Single(Assert.IsType<WorkbookGrid>(opening.Grid).Sheets);
    }
}
