using ClosedXML.Excel;
using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Tests.Building;

namespace Pipeline.Workbooks.Tests.Receipts;

public sealed class ActiveContentTests
{
    private const string SheetRels = "xl/worksheets/_rels/sheet1.xml.rels";
    private const string Data = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>";

    private static XlsxPackage Base(string sheet = Data) => new XlsxPackage().With(XlsxPackage.SheetPart, XlsxPackage.Sheet(sheet));

    private static string Link(string id, string type, string target, bool isOutside = false) =>
        $"<Relationship Id=\"{id}\" Type=\"{XlsxPackage.References}/{type}\" Target=\"{target}"
        + $"\"{(isOutside ? " TargetMode=\"External\"" : "")}/>";

    public static TheoryData<string, XlsxPackage, string[], string> Kinds() =>
        new()
        {
            {
                "a link to another workbook",
                Base().Related("x", "externalLink", "externalLinks/a.xml").With("xl/externalLinks/a.xml", "<externalLink/>"),
                ["externalLinks"],
                "外部链接"
            },
            {
                "connections that refresh",
                Base().Related("x", "connections", "connections.xml").With("xl/connections.xml", "<connections/>"),
                ["connections"],
                "数据连接"
            },
            {
                "an embedded object",
                Base(Data + "<oleObjects><oleObject r:id=\"a\"/></oleObjects>")
                    .With(SheetRels, XlsxPackage.Relationships(Link("a", "oleObject", "../embeddings/a.bin")))
                    .With("xl/embeddings/a.bin", "a"),
                ["embeddings", "oleObject"],
                "嵌入对象"
            },
            {
                "an embedded object in its alternatives",
                Base(
                        Data
                            + "<mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><oleObjects><oleObject r:id=\"a\"/></oleObjects></mc:Choice></mc:AlternateContent><tableParts/>"
                    )
                    .With(SheetRels, XlsxPackage.Relationships(Link("a", "package", "../embeddings/a.docx")))
                    .With("xl/embeddings/a.docx", "a"),
                ["embeddings", "oleObject", "Alternate"],
                "嵌入对象"
            },
            {
                "an ActiveX control",
                Base(Data + "<controls><control r:id=\"a\"/></controls>")
                    .With(SheetRels, XlsxPackage.Relationships(Link("a", "control", "../activeX/activeX1.xml")))
                    .With("xl/activeX/activeX1.xml", "<ocx/>"),
                ["activeX", "<control"],
                "ActiveX控件"
            },
            {
                "a macro sheet",
                Base()
                    .With(
                        XlsxPackage.WorkbookPart,
                        XlsxPackage.Workbook(
                            "<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Macro1\" sheetId=\"2\" r:id=\"x\"/>"
                        )
                    )
                    .Related("x", "xlMacrosheet", "macrosheets/sheet1.xml")
                    .With("xl/macrosheets/sheet1.xml", "<xm:macrosheet xmlns:xm=\"x\"/>"),
                ["macrosheets", "Macro1"],
                "宏"
            },
            {
                "a ribbon of its own",
                Root(Link("x", "extensibility", "customUI/a.xml")).With("customUI/a.xml", "<customUI/>"),
                ["customUI"],
                "自定义功能区"
            },
            {
                "a web extension",
                Root(Link("x", "webextensiontaskpanes", "xl/webextensions/a.xml")).With("xl/webextensions/a.xml", "<a/>"),
                ["webextensions"],
                "网页加载项"
            },
            {
                "an attached template",
                Root(Link("x", "attachedTemplate", "http://example.invalid/a.dotm", isOutside: true)),
                ["a.dotm"],
                "附加模板"
            },
            {
                "a picture that is fetched",
                Base(Data + "<picture r:id=\"a\"/>")
                    .With(SheetRels, XlsxPackage.Relationships(Link("a", "image", "http://example.invalid/a.png", isOutside: true))),
                ["a.png"],
                "外部链接"
            },
            {
                "a link to a file server",
                Base(Data + "<hyperlinks><hyperlink ref=\"A1\" r:id=\"a\"/></hyperlinks>")
                    .With(SheetRels, XlsxPackage.Relationships(Link("a", "hyperlink", @"file:///\\server\share\a.xlsx", isOutside: true))),
                ["server"],
                "外部链接"
            },
            { "a part that nothing leads to", Base().With("xl/payload.bin", "a"), ["payload"], "其他附加文件" },
            { "a name that climbs out", Base().With("../../evil.exe", "a"), ["evil"], "其他附加文件" },
            { "a name from the root of a drive", Base().With("C:/evil.exe", "a"), ["evil"], "其他附加文件" },
            {
                "a relationship of an unknown kind",
                Base().Related("x", "somethingNew", "new.xml").With("xl/new.xml", "<a/>"),
                ["new.xml"],
                "其他附加文件"
            },
            {
                "a formula of another workbook",
                Base("<sheetData><row r=\"1\"><c r=\"A1\"><f>[1]Sheet1!A1+1</f><v>1</v></c></row></sheetData>"),
                ["<f>", "[1]"],
                "外部公式"
            },
            {
                "DDE in a formula",
                Base("<sheetData><row r=\"1\"><c r=\"A1\"><f>cmd&#124;'/C calc'!A0</f><v>1</v></c></row></sheetData>"),
                ["<f>", "calc"],
                "外部公式"
            },
            {
                "a formula that fetches",
                Base("<sheetData><row r=\"1\"><c r=\"A1\"><f>_xlfn.WebService(\"http://a.invalid\")</f><v>1</v></c></row></sheetData>"),
                ["<f>", "a.invalid"],
                "外部公式"
            },
            {
                "a shared formula of another workbook",
                Base(
                    "<sheetData><row r=\"1\"><c r=\"A1\"><f t=\"shared\" si=\"3\" ref=\"A1:B1\">[1]a!A1</f><v>1</v></c><c r=\"B1\"><f t=\"shared\" si=\"3\"/><v>2</v></c></row></sheetData>"
                ),
                ["<f t=", "[1]"],
                "外部公式"
            },
        };

    private static XlsxPackage Root(string link) =>
        Base().With("_rels/.rels", XlsxPackage.Relationships(Link("rId1", "officeDocument", "xl/workbook.xml") + link));

    [Theory]
    [MemberData(nameof(Kinds), DisableDiscoveryEnumeration = true)]
    public void IsNotHandedOn(string reason, XlsxPackage upload, string[] traces, string told)
    {
        var receipt = Receipt.Write(upload.ToBytes(), Receipt.Finding("Sheet1", "A1"));

        foreach (var (name, content) in Receipt.Parts(receipt))
        {
            var text = name == "xl/worksheets/receipt.xml" ? "" : System.Text.Encoding.UTF8.GetString(content);
            Assert.All(
                traces,
                trace => Assert.False((name + text).Contains(trace, StringComparison.Ordinal), $"{reason}: {trace} in {name}")
            );
        }
        Assert.True(Receipt.Part(receipt, "xl/worksheets/receipt.xml").Contains(told, StringComparison.Ordinal), reason);
        Assert.Equal(
            "1",
            WorkbookOpener
                .Open(receipt, "a.xlsx")
                .Grid!.Sheets.Single(sheet => sheet.Name == "Sheet1")
                .Cells[0]
                .Number.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
    }

    [Fact]
    public void WhatIsHarmlessStays()
    {
        var upload = Base(
                "<sheetData><row r=\"1\"><c r=\"A1\"><f>SUM(B1:C1)&amp;\"a|b\"</f><v>1</v></c></row></sheetData><hyperlinks><hyperlink ref=\"A1\" r:id=\"a\"/></hyperlinks>"
            )
            .With(SheetRels, XlsxPackage.Relationships(Link("a", "hyperlink", "https://example.invalid/a", isOutside: true)))
            .Related("c", "calcChain", "calcChain.xml")
            .With("xl/calcChain.xml", "<calcChain/>");

        var receipt = Receipt.Write(upload.ToBytes(), Receipt.Finding("Sheet1", "A1"));

        Assert.Contains("SUM(B1:C1)", Receipt.Part(receipt, XlsxPackage.SheetPart), StringComparison.Ordinal);
        Assert.Contains("https://example.invalid/a", Receipt.Part(receipt, SheetRels), StringComparison.Ordinal);
        Assert.Contains("xl/calcChain.xml", Receipt.Parts(receipt).Keys);
        Assert.DoesNotContain("没有保留", Receipt.Part(receipt, "xl/worksheets/receipt.xml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+86")]
    [InlineData("-5")]
    [InlineData("@SUM(A1)")]
    public void TextThatLooksLikeAFormulaStaysText(string text)
    {
        var receipt = Receipt.Write(Receipt.Sample("total-row.xlsx"), Receipt.Finding("补助资金", "A1", text: text));

        using var workbook = new XLWorkbook(new MemoryStream(receipt));
        var cell = Assert.Single(workbook.Worksheet("校验结果").CellsUsed(), cell => cell.GetString() == text);
        Assert.True(cell.Style.IncludeQuotePrefix);
        Assert.False(cell.HasFormula);
    }

    [Fact]
    public void CharactersThatNobodySeesAreShown()
    {
        var receipt = Receipt.Write(
            Receipt.Sample("total-row.xlsx"),
            Receipt.Judgement(Receipt.Finding("补助资金", "A1", text: "a\u202Etxt")) with
            {
                SchoolName = "府城\u200B二小",
            }
        );

        using var workbook = new XLWorkbook(new MemoryStream(receipt));
        var texts = workbook.Worksheet("校验结果").CellsUsed().Select(cell => cell.GetString()).ToList();
        Assert.Contains("a〔U+202E〕txt", texts);
        Assert.Contains("学校:府城〔U+200B〕二小(2145012203)", texts);
    }
}
