using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Tests.Building;

namespace Pipeline.Workbooks.Tests.Reading;

/// <summary>What a reader tells of a cell beyond its value, written <c>A1 Shown=3.00万元 Struck</c>.</summary>
public sealed class FactTests
{
    [Theory]
    [InlineData("a unit behind the number", "0.00\"万元\"", "3", "Shown=3.00万元")]
    [InlineData("a counter", "0\"人\"", "1", "Shown=1人")]
    [InlineData("Chinese without quotes, as some programs write it", "0人", "1", "Shown=1人")]
    [InlineData("a scaling comma", "#,##0.0,", "458700", "Shown=458.7")]
    [InlineData("ten thousands by an escaped point", "0\\.0000", "60800", "Shown=6.0800")]
    [InlineData("per cent", "0%", "3", "Shown=300%")]
    [InlineData("a condition chooses the unit", "[>=10000]0\\.0,\"万元\";General\"元\"", "60800", "Shown=6.1万元")]
    [InlineData("a minus that is not shown", "0;0", "-3000", "Shown=3000")]
    [InlineData("an approximation", "\"约\"0", "12", "Shown=约12")]
    [InlineData("grouping", "#,##0.00", "1234.5", "")]
    [InlineData("rounding", "0", "31.6", "")]
    [InlineData("accounting", "_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* \"-\"??_ ;_ @_ ", "0", "")]
    [InlineData("a currency sign by its locale", "[$¥-804]#,##0.00", "12", "")]
    [InlineData("red negatives", "0;[Red]0", "-3", "")]
    [InlineData("brackets for negatives", "0_);(0)", "-3", "")]
    [InlineData("Chinese numerals", "[DBNum1][$-804]General", "152", "")]
    [InlineData("leading zeros", "0000", "12", "")]
    [InlineData("scientific", "0.00E+00", "12345", "")]
    [InlineData("nothing at all", ";;;", "3000", "NotShown")]
    [InlineData("no zeros", "0;-0;;@", "0", "NotShown")]
    [InlineData("no zeros, and another number", "0;-0;;@", "5", "")]
    [InlineData("a code longer than any program takes", "0\"LONG\"", "5", "")]
    public void TellsWhatAFormatShows(string reason, string code, string number, string expected)
    {
        code = code.Replace("LONG", new string('人', 300), StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
        var file = XlsxPackage.WithCells($"<c r=\"A1\" s=\"1\"><v>{number}</v></c>").Formats(code);

        Same(reason, ("A1 " + expected).TrimEnd(), Read(file));
    }

    [Theory]
    [InlineData("a built-in per cent", "<xf numFmtId=\"9\"/>", "<c r=\"A1\" s=\"0\"><v>1</v></c>", "A1 Shown=100%")]
    [InlineData(
        "a struck font",
        "<xf fontId=\"1\"/>",
        "<c r=\"A1\" s=\"0\"><v>1</v></c><c r=\"B1\" t=\"str\"><v>甲</v></c>",
        "A1 Struck | B1 Struck"
    )]
    [InlineData("a font that says it is not struck", "<xf fontId=\"2\"/>", "<c r=\"A1\" s=\"0\"><v>1</v></c>", "A1")]
    [InlineData("a style that is not there", "<xf fontId=\"1\"/>", "<c r=\"A1\" s=\"7\"><v>1</v></c>", "A1")]
    public void TellsWhatAStyleDoes(string reason, string styles, string cells, string expected)
    {
        var file = XlsxPackage
            .WithCells(cells)
            .Related("rIdStyles", "styles", "styles.xml")
            .With(
                XlsxPackage.StylesPart,
                $"<styleSheet xmlns=\"{XlsxPackage.Main}\"><fonts><font/><font><strike/></font><font><strike val=\"0\"/></font></fonts><cellXfs>{styles}</cellXfs></styleSheet>"
            );

        Same(reason, expected, Read(file));
    }

    [Theory]
    [InlineData(
        "a struck-out figure before the new one",
        "<r><rPr><strike/></rPr><t>2</t></r><r><rPr/><t>3000</t></r>",
        "A1=3000 Written=23000"
    )]
    [InlineData("a footnote mark", "<r><t>2</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r>", "A1=2 Written=21")]
    [InlineData(
        "a lowered mark",
        "<r><t>CO</t></r><r><rPr><vertAlign val=\"subscript\"/></rPr><t>2</t></r><r><t>排</t></r>",
        "A1=CO排 Written=CO2排"
    )]
    [InlineData(
        "all of it struck out",
        "<r><rPr><strike val=\"1\"/></rPr><t>甲</t></r><r><rPr><strike/></rPr><t>乙</t></r>",
        "A1=甲乙 Struck"
    )]
    [InlineData("all of it raised", "<r><rPr><vertAlign val=\"superscript\"/></rPr><t>12</t></r>", "A1=12")]
    [InlineData(
        "runs that only look different",
        "<r><rPr><b/><strike val=\"false\"/><vertAlign val=\"baseline\"/></rPr><t>甲</t></r><r><t>乙</t></r>",
        "A1=甲乙"
    )]
    public void LeavesOutRunsThatAreNoText(string reason, string runs, string expected)
    {
        Same(reason + ", shared", expected, Read(XlsxPackage.WithCells("<c r=\"A1\" t=\"s\"><v>0</v></c>").Strings(runs), withText: true));
        Same(
            reason + ", inline",
            expected,
            Read(XlsxPackage.WithCells($"<c r=\"A1\" t=\"inlineStr\"><is>{runs}</is></c>"), withText: true)
        );
    }

    [Theory]
    [InlineData("a formula", "<c r=\"A1\"><f>SUM(B1:B9)</f><v>3</v></c>", "A1 Formula Formula=SUM(B1:B9)")]
    [InlineData(
        "a shared formula at each cell",
        "<c r=\"A1\"><f t=\"shared\" si=\"0\" ref=\"A1:C1\">SUM(A2:$A$9,A2)+\"A2\"+A2!B3</f><v>3</v></c><c r=\"C1\"><f "
            + "t=\"shared\" si=\"0\"/><v>4</v></c>",
        "A1 Formula Formula=SUM(A2:$A$9,A2)+\"A2\"+A2!B3 | C1 Formula Formula=SUM(C2:$A$9,C2)+\"A2\"+A2!D3"
    )]
    [InlineData(
        "an array formula at each cell",
        "<c r=\"A1\"><f t=\"array\" ref=\"A1:B1\">C1:D1*2</f><v>3</v></c><c r=\"B1\"><v>4</v></c><c r=\"C1\"><v>4</v></c>",
        "A1 Formula Formula=C1:D1*2 | B1 Formula Formula=C1:D1*2 | C1"
    )]
    [InlineData(
        "a sum of nothing stored over something",
        "<c r=\"A1\"><f>SUM(B1:C1)</f><v>0</v></c><c r=\"B1\"><v>5</v></c>",
        "A1 Formula Stale Formula=SUM(B1:C1) | B1"
    )]
    [InlineData(
        "a sum that is nothing",
        "<c r=\"A1\"><f>SUM(B1:C1)</f><v>0</v></c><c r=\"B1\"><v>5</v></c><c r=\"C1\"><v>-5</v></c>",
        "A1 Formula Formula=SUM(B1:C1) | B1 | C1"
    )]
    [InlineData("a formula longer than is kept", "<c r=\"A1\"><f>LONG</f><v>3</v></c>", "A1 Formula")]
    public void TellsFormulas(string reason, string cells, string expected)
    {
        Same(reason, expected, Read(XlsxPackage.WithCells(cells.Replace("LONG", new string('1', 1001), StringComparison.Ordinal))));
    }

    [Fact]
    public void ResultsThatMustBeRecalculatedAreStale()
    {
        var package = XlsxPackage.WithCells("<c r=\"A1\"><f>1+1</f><v>0</v></c><c r=\"B1\"><f>1+1</f></c><c r=\"C1\"><v>1</v></c>");
        package.With(
            XlsxPackage.WorkbookPart,
            XlsxPackage
                .Workbook("<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>")
                .Replace("</workbook>", "<calcPr fullCalcOnLoad=\"1\"/></workbook>")
        );

        Assert.Equal("A1 Formula Stale Formula=1+1 | B1 Formula FormulaWithoutValue Formula=1+1 | C1", Read(package));
    }

    [Theory]
    [InlineData("under a merged cell", "<mergeCell ref=\"A1:A3\"/>", "A1 | A2 UnderMerge | B2 | A3 UnderMerge")]
    [InlineData(
        "overlapping ranges of a broken file",
        "<mergeCell ref=\"A2:B3\"/><mergeCell ref=\"A1:A2\"/>",
        "A1 | A2 UnderMerge | B2 UnderMerge | A3 UnderMerge"
    )]
    [InlineData("the same range twice", "<mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A1:B1\"/>", "A1 | A2 | B2 | A3")]
    [InlineData("a range of one cell", "<mergeCell ref=\"A2\"/>", "A1 | A2 | B2 | A3")]
    public void TellsWhatLiesUnderMergedCells(string reason, string merges, string expected)
    {
        const string rows =
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>1</v></c></row>"
            + "<row r=\"3\"><c r=\"A3\"><v>1</v></c></row>";

        Same(
            reason,
            expected,
            Read(
                new XlsxPackage().With(
                    XlsxPackage.SheetPart,
                    XlsxPackage.Sheet($"<sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells>")
                )
            )
        );
    }

    [Fact]
    public void OverlappingMergedRangesCostNoMoreThanTheirNumber()
    {
        var rows = string.Concat(Enumerable.Range(1, 50_000).Select(row => $"<row r=\"{row}\"><c r=\"B{row}\"><v>1</v></c></row>"));
        var merges = string.Concat(Enumerable.Repeat("<mergeCell ref=\"A1:XFD1048576\"/>", 50_000));
        var file = new XlsxPackage()
            .With(XlsxPackage.SheetPart, XlsxPackage.Sheet($"<sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells>"))
            .ToBytes();
        var used = Environment.CpuUsage.TotalTime;

        var sheet = WorkbookOpener.Open(file, "a.xlsx").Grid!.Sheets[0];

        Assert.True(sheet.Cells.ToArray().All(cell => (cell.Flags & CellFlags.UnderMerge) != 0));
        Assert.InRange(Environment.CpuUsage.TotalTime - used, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void TellsWhatStandsAroundTheCells()
    {
        var sheet = SheetOf(
            new XlsxPackage().With(
                XlsxPackage.SheetPart,
                XlsxPackage.Sheet(
                    """
                    <cols><col min="2" max="2" width="0"/><col min="3" max="3" width="0.7"/></cols>
                    <sheetData><row r="1" ht="0" customHeight="1"><c r="A1"><v>1</v></c></row><row r="2" ht="12"><c r="A2"><v>1</v></c></row></sheetData>
                    <headerFooter><oddHeader>&amp;L&amp;"宋体,加粗"&amp;12单位:万元&amp;C统计 &amp;&amp; 汇总表&amp;R</oddHeader><oddFooter>&amp;C第 &amp;P 页</oddFooter></headerFooter>
                    <rowBreaks><brk id="20" man="1"/><brk id="40"/></rowBreaks>
                    """
                )
            )
        );

        Assert.Equal([1], sheet.HiddenRows);
        Assert.Equal(["B1:B1048576"], sheet.HiddenColumns.Select(range => range.ToString()));
        Assert.Equal(["单位:万元", "统计 & 汇总表", "第  页"], sheet.PageTexts.AsEnumerable());
        Assert.Equal([20], sheet.RowBreaks);
        Assert.False(sheet.HasPictures);
    }

    [Fact]
    public void TellsNotesAndPictures()
    {
        var package = XlsxPackage
            .WithCells("<c r=\"A1\"><v>1</v></c>")
            .With(
                "xl/worksheets/_rels/sheet1.xml.rels",
                XlsxPackage.Relationships(
                    $"""
                    <Relationship Id="a" Type="{XlsxPackage.References}/comments" Target="../comments1.xml"/>
                    <Relationship Id="b" Type="{XlsxPackage.References}/drawing" Target="../drawings/drawing1.xml"/>
                    """
                )
            )
            .With(
                "xl/comments1.xml",
                $"<comments xmlns=\"{XlsxPackage.Main}\"><authors/><commentList><comment ref=\"A1\" authorId=\"0\"><text><r><t>单位:</t></r><r><t>万元</t></r></text></comment></commentList></comments>"
            )
            .With("xl/drawings/drawing1.xml", "<wsDr xmlns=\"d\"><twoCellAnchor/></wsDr>");

        Assert.Equal("单位:万元", SheetOf(package).Notes[(1, 1)]);
        Assert.True(SheetOf(package).HasPictures);
        Assert.False(SheetOf(package.With("xl/drawings/drawing1.xml", "<wsDr xmlns=\"d\"/>")).HasPictures);
        Assert.Empty(SheetOf(package.With("xl/comments1.xml", "<comments")).Notes);
    }

    [Fact]
    public void TellsTheSameFromBiff()
    {
        static byte[] At(int row, int column, int style) => BiffBytes.U16(row, column, style);
        static byte[] Number(double value) => BitConverter.GetBytes(value);
        var file = new BiffBytes()
            .Global(0x31, BiffBytes.U16(200, 0, 0, 0, 0), new byte[6])
            .Global(0x31, BiffBytes.U16(200, 8, 0, 0, 0), new byte[6])
            .Global(0x31, BiffBytes.U16(200, 0, 0, 0, 1), new byte[6])
            .Global(0x41E, BiffBytes.U16(200), BiffBytes.Text("0\"人\""))
            .Global(0x41E, BiffBytes.U16(201), BiffBytes.Text(";;;"))
            .Global(0xE0, BiffBytes.U16(0, 200), new byte[16])
            .Global(0xE0, BiffBytes.U16(1, 0), new byte[16])
            .Global(0xE0, BiffBytes.U16(0, 201), new byte[16])
            .Global(
                0xFC,
                BiffBytes.U32(1),
                BiffBytes.U32(1),
                BiffBytes.U16(3),
                [0x08],
                BiffBytes.U16(2),
                "123"u8.ToArray(),
                BiffBytes.U16(1, 2, 2, 1)
            )
            .Cell(0x203, At(0, 0, 0), Number(3))
            .Cell(0x203, At(0, 1, 1), Number(3))
            .Cell(0x203, At(0, 2, 2), Number(3))
            .Cell(0xFD, At(0, 3, 0), BiffBytes.U32(0))
            .Cell(
                0x6,
                At(0, 4, 3),
                Number(7),
                new byte[6],
                BiffBytes.U16(13),
                [0x25],
                BiffBytes.U16(0, 2, 0xC001, 0xC001),
                [0x19, 0x10, 0, 0]
            )
            .Cell(0x208, BiffBytes.U16(0, 0, 5, 0, 0, 0, 0))
            .Cell(0x208, BiffBytes.U16(1, 0, 5, 300, 0, 0, 0))
            .Cell(0x7D, BiffBytes.U16(3, 3, 0, 0, 0))
            .Cell(0x14, BiffBytes.Text("&C单位:万元"))
            .Cell(0x1B, BiffBytes.U16(1, 20, 0, 255))
            .Cell(0x5D, BiffBytes.U16(0x15, 4, 8, 1))
            .ToBytes();

        var sheet = WorkbookOpener.Open(file, "a.xls").Grid!.Sheets[0];

        Assert.Equal(
            "A1 Shown=3人 | B1 Struck | C1 NotShown | D1=1 Written=123 | E1 Formula Formula=SUM(B1:B3)",
            Text(sheet, withText: true)
        );
        Assert.Equal([1], sheet.HiddenRows);
        Assert.Equal(["D1:D1048576"], sheet.HiddenColumns.Select(range => range.ToString()));
        Assert.Equal(["单位:万元"], sheet.PageTexts.AsEnumerable());
        Assert.Equal([20], sheet.RowBreaks);
        Assert.True(sheet.HasPictures);
    }

    private static void Same(string reason, string expected, string actual) => Assert.True(expected == actual, $"{reason}: {actual}");

    private static string Read(XlsxPackage package, bool withText = false) => Text(SheetOf(package), withText);

    private static SheetGrid SheetOf(XlsxPackage package) => Assert.Single(WorkbookOpener.Open(package.ToBytes(), "a.xlsx").Grid!.Sheets);

    private static string Text(SheetGrid sheet, bool withText) =>
        string.Join(
            " | ",
            sheet
                .Cells.ToArray()
                .Select(cell =>
                {
                    var facts = sheet.FactsOf(cell);
                    var flags = cell.Flags & ~CellFlags.HasFacts;
                    return cell.Address
                        + (withText && cell.Text is not null ? "=" + cell.Text : "")
                        + (flags == CellFlags.None ? "" : " " + flags.ToString().Replace(",", "", StringComparison.Ordinal))
                        + (facts?.Shown is { } shown ? " Shown=" + shown : "")
                        + (facts?.Written is { } written ? " Written=" + written : "")
                        + (facts?.Formula is { } formula ? " Formula=" + formula : "");
                })
        );
}
