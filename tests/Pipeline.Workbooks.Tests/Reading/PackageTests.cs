using System.Text;
using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Tests.Building;

namespace Pipeline.Workbooks.Tests.Reading;

public sealed class PackageTests
{
    private const string OneCell = """<c r="A1" t="inlineStr"><is><t>学校</t></is></c>""";
    private const string Expected = "# Sheet1\nA1 Text 学校\n";

    public static TheoryData<string, byte[]> ProperOnes()
    {
        var sheet = XlsxPackage.Sheet($"<sheetData><row>{OneCell}</row></sheetData>");
        var strict = "http://purl.oclc.org/ooxml/";
        return new TheoryData<string, byte[]>
        {
            { "as it should be", Package().ToBytes() },
            { "stored without compression", Package().Uncompressed().ToBytes() },
            { "absolute target", Package().Related("rId1", "worksheet", "/xl/worksheets/sheet1.xml").ToBytes() },
            { "target through the folder above", Package().Related("rId1", "worksheet", "../xl/./worksheets/sheet1.xml").ToBytes() },
            { "target with backslashes", Package().Related("rId1", "worksheet", @"worksheets\sheet1.xml").ToBytes() },
            { "part in capitals", Package().Without(XlsxPackage.SheetPart).With("XL/Worksheets/SHEET1.XML", sheet).ToBytes() },
            { "part with backslashes", Package().Without(XlsxPackage.SheetPart).With(@"xl\worksheets\sheet1.xml", sheet).ToBytes() },
            {
                "escaped target",
                Package().Related("rId1", "worksheet", "worksheets/my%20sheet.xml").With("xl/worksheets/my sheet.xml", sheet).ToBytes()
            },
            {
                "strings and styles named but missing",
                Package().Related("s", "sharedStrings", "sharedStrings.xml").Related("t", "styles", "styles.xml").ToBytes()
            },
            { "no content types", Package().Without("[Content_Types].xml").ToBytes() },
            { "no package relationships", Package().Without("_rels/.rels").ToBytes() },
            {
                "strict namespaces",
                Package()
                    .With(XlsxPackage.SheetPart, sheet.Replace(XlsxPackage.Main, strict + "spreadsheetml/main"))
                    .With(
                        XlsxPackage.WorkbookPart,
                        XlsxPackage
                            .Workbook("""<sheet name="Sheet1" sheetId="1" r:id="rId1"/>""")
                            .Replace(XlsxPackage.Main, strict + "spreadsheetml/main")
                            .Replace(XlsxPackage.References, strict + "officeDocument/relationships")
                    )
                    .ToBytes()
            },
            {
                "prefix for everything",
                Package()
                    .With(
                        XlsxPackage.SheetPart,
                        $"<x:worksheet xmlns:x='{XlsxPackage.Main}'><x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t>学校</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"
                    )
                    .ToBytes()
            },
            { "byte order mark", Package().With(XlsxPackage.SheetPart, Preceded(Encoding.UTF8, sheet)).ToBytes() },
            {
                "UTF-16 little-endian",
                Package().With(XlsxPackage.SheetPart, Preceded(Encoding.Unicode, Declared("UTF-16") + sheet)).ToBytes()
            },
            {
                "UTF-16 big-endian",
                Package().With(XlsxPackage.SheetPart, Preceded(Encoding.BigEndianUnicode, Declared("UTF-16") + sheet)).ToBytes()
            },
            {
                "UTF-16 without a mark",
                Package().With(XlsxPackage.SheetPart, Encoding.Unicode.GetBytes(Declared("UTF-16") + sheet)).ToBytes()
            },
            {
                "GB18030",
                Package()
                    .With(
                        XlsxPackage.SheetPart,
                        CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Declared("gb18030") + sheet)
                    )
                    .ToBytes()
            },
            {
                "comments, instructions and line ends around",
                Package().With(XlsxPackage.SheetPart, $"{Declared("utf-8")}\r\n<!-- <c> --><?x <y?>\r\n{sheet}\r\n<!-- z -->\r\n").ToBytes()
            },
            {
                "tags over several lines and single quotes",
                Package()
                    .With(
                        XlsxPackage.SheetPart,
                        $"<worksheet\r\n xmlns = '{XlsxPackage.Main}'\t><sheetData><row><c\nt = 'inlineStr' ><is><t\n>学校</t ></is></c\r\n></row></sheetData></worksheet >"
                    )
                    .ToBytes()
            },
            {
                "a bracket within an attribute",
                Package().With(XlsxPackage.SheetPart, sheet.Replace("<sheetData>", "<sheetPr codeName=\"a>b'c\"/><sheetData>")).ToBytes()
            },
            {
                "a comment longer than the window",
                Package()
                    .With(XlsxPackage.SheetPart, sheet.Replace("<sheetData>", $"<!--{new string('x', 300_000)}--><sheetData>"))
                    .ToBytes()
            },
        };
    }

    [Theory]
    [MemberData(nameof(ProperOnes), DisableDiscoveryEnumeration = true)]
    public void Reads(string reason, byte[] file) =>
        Assert.True(
            Expected == GridText.Of(WorkbookOpener.Open(file, "a.xlsx")),
            $"{reason}: {GridText.Of(WorkbookOpener.Open(file, "a.xlsx"))}"
        );

    [Fact]
    public void ReadsTextLongerThanTheWindowWhole()
    {
        var text = string.Concat(Enumerable.Repeat("情况说明&amp;", 20_000));

        var opening = WorkbookOpener.Open(
            XlsxPackage.WithCells($"""<c t="inlineStr"><is><t>{text}</t></is></c><c><v>1</v></c>""").ToBytes(),
            "a.xlsx"
        );

        Assert.Equal(text.Replace("&amp;", "&"), opening.Grid!.Sheets[0].Cells[0].Text);
        Assert.Equal(2, opening.Grid.Sheets[0].Cells.Length);
    }

    [Fact]
    public void TellsMacrosWithoutReadingThem()
    {
        var opening = WorkbookOpener.Open(
            Package().Related("m", "vbaProject", "vbaProject.bin").With("xl/vbaProject.bin", "not looked at").ToBytes(),
            "a.xlsx"
        );

        Assert.True(opening.Grid!.HasMacros);
        Assert.False(opening.Grid.HasExternalReferences);
    }

    [Fact]
    public void TellsLinksToOtherWorkbooksWithoutFollowingThem()
    {
        var opening = WorkbookOpener.Open(Package().Related("e", "externalLink", "externalLinks/externalLink1.xml").ToBytes(), "a.xlsx");

        Assert.True(opening.Grid!.HasExternalReferences);
        Assert.False(opening.Grid.HasMacros);
    }

    [Fact]
    public void AHyperlinkIsNoReferenceToAnotherWorkbook()
    {
        var package = Package()
            .With(
                "xl/worksheets/_rels/sheet1.xml.rels",
                XlsxPackage.Relationships(
                    $"""<Relationship Id="rId1" Type="{XlsxPackage.References}/hyperlink" Target="https://example.com/a.xlsx" TargetMode="External"/>"""
                )
            );

        Assert.False(WorkbookOpener.Open(package.ToBytes(), "a.xlsx").Grid!.HasExternalReferences);
    }

    private static XlsxPackage Package() => XlsxPackage.WithCells(OneCell);

    private static string Declared(string encoding) => $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>";

    private static byte[] Preceded(Encoding encoding, string text) => [.. encoding.Preamble, .. encoding.GetBytes(text)];
}
