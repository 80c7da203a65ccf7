using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Tests.Building;

namespace Pipeline.Workbooks.Tests.Reading;

public sealed class CellTests
{
    [Theory]
    [InlineData("a number", """<c r="A1"><v>3512</v></c>""", "A1 Number 3512")]
    [InlineData("a number with its type", """<c r="A1" t="n"><v>-3.5</v></c>""", "A1 Number -3.5")]
    [InlineData("binary noise is kept", """<c r="A1"><v>31.999999999999996</v></c>""", "A1 Number 31.999999999999996")]
    [InlineData("an exponent", """<c r="A1"><v>1.2E-3</v></c>""", "A1 Number 0.0012")]
    [InlineData("sixteen digits", """<c r="A1"><v>1234567890123456</v></c>""", "A1 Number 1234567890123456")]
    [InlineData("white space around a number", "<c r=\"A1\"><v> 7\n</v></c>", "A1 Number 7")]
    [InlineData("a number in pieces", """<c r="A1"><v>1<!-- x -->2<![CDATA[3]]>&#52;</v></c>""", "A1 Number 1234")]
    [InlineData("no number where one belongs", """<c r="A1"><v>12a</v></c>""", "A1 Text 12a")]
    [InlineData("a number beyond all doubles", """<c r="A1"><v>1e999</v></c>""", "A1 Text 1e999")]
    [InlineData("not a number", """<c r="A1"><v>NaN</v></c>""", "A1 Text NaN")]
    [InlineData("TRUE", """<c r="A1" t="b"><v>1</v></c>""", "A1 Boolean 1")]
    [InlineData("FALSE", """<c r="A1" t="b"><v>0</v></c>""", "A1 Boolean 0")]
    [InlineData("an error", """<c r="A1" t="e"><v>#REF!</v></c>""", "A1 Error #REF!")]
    [InlineData("inline text", """<c r="A1" t="inlineStr"><is><t>小学</t></is></c>""", "A1 Text 小学")]
    [InlineData(
        "inline rich text without its reading",
        """<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>小</t></r><rPh sb="0" eb="1"><t>xiao</t></rPh><r><t>学</t></r></is></c>""",
        "A1 Text 小学"
    )]
    [InlineData("the result of a text formula", """<c r="A1" t="str"><f>B1&amp;"x"</f><v>文字</v></c>""", "A1 Text 文字 [Formula]")]
    [InlineData("text of white space stays text", """<c r="A1" t="inlineStr"><is><t xml:space="preserve">  </t></is></c>""", "A1 Text   ")]
    [InlineData(
        "references in text",
        """<c r="A1" t="inlineStr"><is><t>&lt;&amp;&gt;&quot;&apos;&#x4E2D;&#25991;&#x1F600;</t></is></c>""",
        "A1 Text <&>\"'中文😀"
    )]
    [InlineData("line ends become line feeds", "<c r=\"A1\" t=\"inlineStr\"><is><t>甲\r\n乙\r丙</t></is></c>", "A1 Text 甲\n乙\n丙")]
    [InlineData("an escaped line end", """<c r="A1" t="inlineStr"><is><t>甲_x000D_乙_x005F_x000D_</t></is></c>""", "A1 Text 甲\r乙_x000D_")]
    [InlineData(
        "escapes that XML could not hold stay",
        """<c r="A1" t="inlineStr"><is><t>_x0001__xD800_</t></is></c>""",
        "A1 Text _x0001__xD800_"
    )]
    [InlineData(
        "what only looks like an escape",
        """<c r="A1" t="inlineStr"><is><t>_x00_ _xZZZZ_ _x000D</t></is></c>""",
        "A1 Text _x00_ _xZZZZ_ _x000D"
    )]
    [InlineData("an unknown type loses nothing", """<c r="A1" t="new"><v>值</v></c>""", "A1 Text 值")]
    [InlineData("an ISO date", """<c r="A1" t="d"><v>2019-03-05</v></c>""", "A1 Date 43529")]
    [InlineData("an ISO date with a time", """<c r="A1" t="d"><v>2019-03-05T12:00:00</v></c>""", "A1 Date 43529.5")]
    [InlineData("an ISO date that is none", """<c r="A1" t="d"><v>2019-13-45</v></c>""", "A1 Text 2019-13-45")]
    [InlineData("a formula's number", """<c r="A1"><f>SUM(B1:C1)</f><v>5</v></c>""", "A1 Number 5 [Formula]")]
    [InlineData("a formula without a value", """<c r="A1"><f>SUM(B1:C1)</f></c>""", "A1 Blank [Formula, FormulaWithoutValue]")]
    [InlineData("a formula with an empty value", """<c r="A1"><f>SUM(B1:C1)</f><v/></c>""", "A1 Blank [Formula, FormulaWithoutValue]")]
    [InlineData("a formula whose result is empty text", """<c r="A1" t="str"><f>""</f><v></v></c>""", "A1 Blank [Formula]")]
    [InlineData("another workbook by number", """<c r="A1"><f>[1]Sheet1!A1</f><v>5</v></c>""", "A1 Number 5 [Formula, ExternalReference]")]
    [InlineData(
        "another workbook by name",
        """<c r="A1"><f>'C:\d\[上年.xlsx]表 1'!A1</f><v>5</v></c>""",
        "A1 Number 5 [Formula, ExternalReference]"
    )]
    [InlineData("a table's column is no other workbook", """<c r="A1"><f>SUM(Table1[2019])</f><v>5</v></c>""", "A1 Number 5 [Formula]")]
    [InlineData("brackets in a text are no other workbook", """<c r="A1"><f>IF(B1,"[1]",0)</f><v>5</v></c>""", "A1 Number 5 [Formula]")]
    [InlineData("nothing", """<c r="A1" s="1"/><c r="B1"></c><c r="C1"><v></v></c><c r="D1" t="inlineStr"><is><t/></is></c>""", "")]
    [InlineData("extensions within a cell", """<c r="A1"><v>1</v><extLst><ext><v>2</v></ext></extLst></c>""", "A1 Number 1")]
    [InlineData("elements of other vocabularies", """<c r="A1" xmlns:o="urn:other"><o:v>2</o:v><v>1</v></c>""", "A1 Number 1")]
    public void Reads(string reason, string cells, string expected)
    {
        var opening = WorkbookOpener.Open(XlsxPackage.WithCells(cells).ToBytes(), "a.xlsx");

        Assert.True(expected == GridText.Cells(opening), $"{reason}: {GridText.Cells(opening)}");
    }

    [Theory]
    [InlineData("plain", "<t>小学</t>", "小学")]
    [InlineData("rich", "<r><t>小</t></r><r><rPr><sz val=\"9\"/></rPr><t xml:space=\"preserve\"> 学</t></r>", "小 学")]
    [InlineData("with its reading", "<t>小学</t><rPh sb=\"0\" eb=\"2\"><t>ショウガク</t></rPh><phoneticPr fontId=\"1\"/>", "小学")]
    [InlineData("escaped", "<t>甲_x000a_乙</t>", "甲\n乙")]
    [InlineData("in character data", "<t><![CDATA[a<b&c]]></t>", "a<b&c")]
    public void ReadsSharedText(string reason, string item, string expected)
    {
        var file = XlsxPackage.WithCells("""<c r="B1" t="s"><v>1</v></c>""").Strings("<t>other</t>", item).ToBytes();

        Assert.True("B1 Text " + expected == GridText.Cells(WorkbookOpener.Open(file, "a.xlsx")), reason);
    }

    [Fact]
    public void EmptySharedTextIsNoCell()
    {
        var file = XlsxPackage
            .WithCells("""<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v/></c><c r="C1"><v>1</v></c>""")
            .Strings("<t/>")
            .ToBytes();

        Assert.Equal("C1 Number 1", GridText.Cells(WorkbookOpener.Open(file, "a.xlsx")));
    }

    [Fact]
    public void SharedFormulaThatRefersOutsideMarksAllItsCells()
    {
        var file = XlsxPackage
            .WithCells(
                """
                <c r="A1"><f t="shared" ref="A1:B1" si="0">[1]S!A1</f><v>1</v></c><c r="B1"><f t="shared" si="0"/><v>2</v></c>
                <c r="C1"><f t="shared" si="1"/><v>3</v></c>
                """
            )
            .ToBytes();

        var opening = WorkbookOpener.Open(file, "a.xlsx");

        Assert.Equal(
            "A1 Number 1 [Formula, ExternalReference] | B1 Number 2 [Formula, ExternalReference] | C1 Number 3 [Formula]",
            GridText.Cells(opening)
        );
        Assert.True(opening.Grid!.HasExternalReferences);
    }

    [Theory]
    [InlineData("a date", "yyyy-mm-dd", "43529", false, "A1 Date 43529")]
    [InlineData("a date of a 1904 workbook", "yyyy-mm-dd", "42067", true, "A1 Date 43529")]
    [InlineData("a number of a 1904 workbook", "0", "42067", true, "A1 Number 42067")]
    [InlineData("1 January 1900, a day that Excel counts differently", "yyyy-mm-dd", "1", false, "A1 Date 2")]
    [InlineData("28 February 1900", "yyyy-mm-dd", "59", false, "A1 Date 60")]
    [InlineData("1 March 1900", "yyyy-mm-dd", "61", false, "A1 Date 61")]
    [InlineData("a time of day", "h:mm", "0.5", false, "A1 Date 0.5")]
    [InlineData("no date before the calendar begins", "yyyy-mm-dd", "-1", false, "A1 Number -1")]
    [InlineData("31 December 9999", "yyyy-mm-dd", "2958465", false, "A1 Date 2958465")]
    [InlineData("the day after", "yyyy-mm-dd", "2958466", false, "A1 Number 2958466")]
    public void ReadsDates(string reason, string format, string value, bool uses1904, string expected)
    {
        var package = XlsxPackage.WithCells($"""<c r="A1" s="1"><v>{value}</v></c>""").Formats(format);
        if (uses1904)
        {
            package.With(
                XlsxPackage.WorkbookPart,
                XlsxPackage.Workbook("""<sheet name="Sheet1" sheetId="1" r:id="rId1"/>""", """<workbookPr date1904="1"/>""")
            );
        }

        Assert.True(expected == GridText.Cells(WorkbookOpener.Open(package.ToBytes(), "a.xlsx")), reason);
    }
}
