using System.IO.Compression;
using System.Text;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Tests.Building;

namespace Pipeline.Workbooks.Tests.Reading;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("tags that do not match", "<row r='1'><c r='A1'><v>1</c></v></row>")]
    [InlineData("a tag that is not closed", "<row r='1'><c r='A1'><v>1</v></c>")]
    [InlineData("an end without a start", "</row>")]
    [InlineData("an end with an attribute", "<row></row a='1'>")]
    [InlineData("an end that only begins alike", "<row></rowx>")]
    [InlineData("an attribute twice", "<row r='1' r='2'/>")]
    [InlineData("an attribute without quotes", "<row r=1/>")]
    [InlineData("an attribute without a value", "<row r/>")]
    [InlineData("attributes without a space between", "<row r='1's='2'/>")]
    [InlineData("a tag within an attribute", "<row r='<'/>")]
    [InlineData("a stray slash", "<row / r='1'></row>")]
    [InlineData("a name that begins with a digit", "<1row/>")]
    [InlineData("no name", "< row/>")]
    [InlineData("an unknown reference", "<row><c><v>&nbsp;</v></c></row>")]
    [InlineData("an ampersand alone", "<row><c><v>1 & 2</v></c></row>")]
    [InlineData("a reference without its end", "<row><c><v>&amp</v></c></row>")]
    [InlineData("a reference to a forbidden character", "<row><c><v>&#1;</v></c></row>")]
    [InlineData("a reference to half a character", "<row><c><v>&#xD800;</v></c></row>")]
    [InlineData("a reference beyond all characters", "<row><c><v>&#x110000;</v></c></row>")]
    [InlineData("an unknown reference in an attribute nobody reads", "<row x='&nbsp;'/>")]
    [InlineData("a control character", "<row><c><v>1\u0001</v></c></row>")]
    [InlineData("an undeclared prefix", "<x:row/>")]
    [InlineData("an unknown declaration", "<!ELEMENT row ANY>")]
    [InlineData("a comment without an end", "<!-- ")]
    [InlineData("an instruction without an end", "<?x ")]
    [InlineData("character data without an end", "<![CDATA[ ")]
    [InlineData("a cell that is nowhere", "<row><c r='1A'/></row>")]
    [InlineData("a cell in row nought", "<row><c r='A0'/></row>")]
    [InlineData("a cell without a row", "<row><c r='A'/></row>")]
    [InlineData("a row that is no number", "<row r='x'/>")]
    [InlineData("a row nought", "<row r='0'/>")]
    [InlineData("a text that is not there", "<row><c t='s'><v>0</v></c></row>")]
    [InlineData("a text before the first", "<row><c t='s'><v>-1</v></c></row>")]
    [InlineData("a text that is no number", "<row><c t='s'><v>x</v></c></row>")]
    public void BrokenSheets(string reason, string rows)
    {
        var opening = WorkbookOpener.Open(XlsxPackage.WithRows(rows).ToBytes(), "a.xlsx");

        Assert.True(opening is { Refusal: FileRefusal.Damaged, Grid: null, Kind: "xlsx" }, $"{reason}: {GridText.Of(opening)}");
    }

    public static TheoryData<string, byte[], string> BrokenPackages()
    {
        static XlsxPackage Package() => XlsxPackage.WithCells("<c><v>1</v></c>");
        static XlsxPackage Sheet(string xml) => Package().With(XlsxPackage.SheetPart, xml);
        var proper = Package().ToBytes();
        return new TheoryData<string, byte[], string>
        {
            { "cut off", proper[..(proper.Length / 2)], "Damaged xlsx" },
            { "nothing but a zip's first bytes", "PK\x03\x04"u8.ToArray(), "Damaged 压缩包(ZIP)" },
            { "checksum that does not fit", Flipped(Package().Uncompressed().ToBytes(), "<v>1</v>"), "Damaged xlsx" },
            { "no sheet part", Package().Without(XlsxPackage.SheetPart).ToBytes(), "Damaged xlsx" },
            { "a part twice", Package().Again(XlsxPackage.SheetPart, XlsxPackage.Sheet("")).ToBytes(), "Damaged xlsx" },
            {
                "a part twice in other letters",
                Package().Again("XL/worksheets/sheet1.xml", XlsxPackage.Sheet("")).ToBytes(),
                "Damaged xlsx"
            },
            { "no workbook part", Package().Without(XlsxPackage.WorkbookPart).ToBytes(), "Damaged xlsx" },
            { "no workbook relationships", Package().Without(XlsxPackage.WorkbookRelationships).ToBytes(), "Damaged xlsx" },
            {
                "a sheet that lies outside",
                Package().Related("rId1", "worksheet", "file:///c:/a.xml", "TargetMode='External'").ToBytes(),
                "Damaged xlsx"
            },
            { "an empty sheet part", Sheet("").ToBytes(), "Damaged xlsx" },
            { "two roots", Sheet(XlsxPackage.Sheet("") + XlsxPackage.Sheet("")).ToBytes(), "Damaged xlsx" },
            { "text behind the root", Sheet(XlsxPackage.Sheet("") + "x").ToBytes(), "Damaged xlsx" },
            { "another root", Sheet($"<styleSheet xmlns='{XlsxPackage.Main}'/>").ToBytes(), "Damaged xlsx" },
            { "a root without namespace", Sheet("<worksheet/>").ToBytes(), "Damaged xlsx" },
            {
                "bytes that are no UTF-8",
                Package().With(XlsxPackage.SheetPart, [.. Encoding.UTF8.GetBytes(XlsxPackage.Sheet("<x/>"))[..^12], 0xC3, 0x28]).ToBytes(),
                "Damaged xlsx"
            },
            { "an unknown encoding", Sheet("<?xml version='1.0' encoding='x-none'?>" + XlsxPackage.Sheet("")).ToBytes(), "Damaged xlsx" },
            {
                "an encoding that the bytes contradict",
                Sheet("<?xml version='1.0' encoding='UTF-16'?>" + XlsxPackage.Sheet("")).ToBytes(),
                "Damaged xlsx"
            },
            { "nested too deeply", Sheet(XlsxPackage.Sheet(Nested(300))).ToBytes(), "Damaged xlsx" },
            {
                "too many attributes",
                Sheet(XlsxPackage.Sheet($"<a {string.Join(' ', Enumerable.Range(0, 65).Select(i => $"a{i}=''"))}/>")).ToBytes(),
                "Damaged xlsx"
            },
            { "broken strings", Package().Strings("<t>x").ToBytes(), "Damaged xlsx" },
            { "a document type", Sheet("<!DOCTYPE worksheet>" + XlsxPackage.Sheet("")).ToBytes(), "ForbiddenContent xlsx" },
            {
                "a document type in the strings",
                Package().Strings().With(XlsxPackage.StringsPart, "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><x/>").ToBytes(),
                "ForbiddenContent xlsx"
            },
            {
                "a document type in UTF-16",
                Package().With(XlsxPackage.SheetPart, Encoding.Unicode.GetBytes("<!DOCTYPE x><x/>")).ToBytes(),
                "ForbiddenContent xlsx"
            },
            { "a locked entry", Locked(proper), "Encrypted xlsx" },
        };
    }

    [Theory]
    [MemberData(nameof(BrokenPackages), DisableDiscoveryEnumeration = true)]
    public void Packages(string reason, byte[] file, string expected)
    {
        var opening = WorkbookOpener.Open(file, "a.xlsx");

        Assert.True(expected == GridText.Of(opening), $"{reason}: {GridText.Of(opening)}");
    }

    public static TheoryData<string, byte[], string> OtherFiles() =>
        new()
        {
            { "nothing", [], "Empty 空文件" },
            { "zeros", new byte[4096], "NotAWorkbook 未知文件" },
            { "too large", new byte[WorkbookLimits.MaxFileBytes + 1], "TooLarge 未知文件" },
            { "text", "学段,人数\n小学,3\n"u8.ToArray(), "NotAWorkbook 文本或CSV" },
            { "text in GBK", CodePagesEncodingProvider.Instance.GetEncoding(936)!.GetBytes("学段,人数\n"), "NotAWorkbook 文本或CSV" },
            { "text in UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("学段\t人数")], "NotAWorkbook 文本或CSV" },
            { "a web page", "<html><body><table><tr><td>1"u8.ToArray(), "NotAWorkbook 网页(HTML)" },
            { "a table of a web page", "\uFEFF\r\n<TABLE border=1><tr>"u8.ToArray(), "NotAWorkbook 网页(HTML)" },
            { "a web page in XHTML", "<?xml version='1.0'?><html xmlns='x'>"u8.ToArray(), "NotAWorkbook 网页(HTML)" },
            { "a web archive", "MIME-Version: 1.0\r\n"u8.ToArray(), "NotAWorkbook 网页(MHTML)" },
            {
                "a spreadsheet of 2003 in XML",
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"u8.ToArray(),
                "UnsupportedSpreadsheet XML 表格(2003)"
            },
            { "other XML", "<?xml version='1.0'?><a/>"u8.ToArray(), "NotAWorkbook XML 文件" },
            { "JSON", "{\"a\":1}"u8.ToArray(), "NotAWorkbook JSON 文件" },
            { "RTF", "{\\rtf1"u8.ToArray(), "NotAWorkbook RTF 文档" },
            { "PDF", "%PDF-1.4\n%\xE2"u8.ToArray(), "NotAWorkbook PDF" },
            { "a PNG", [0x89, .. "PNG\r\n\x1A\n"u8], "NotAWorkbook 图片" },
            { "a JPEG", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0], "NotAWorkbook 图片" },
            { "a photograph of a telephone", [0, 0, 0, 24, .. "ftypheic\0\0\0\0"u8], "NotAWorkbook 图片" },
            { "RAR", "Rar!\x1A\x07\0"u8.ToArray(), "NotAWorkbook 压缩包" },
            { "7-Zip", [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], "NotAWorkbook 压缩包" },
            { "a program", "MZ\x90\0"u8.ToArray(), "NotAWorkbook 程序文件" },
            {
                "BIFF5 without container",
                [0x09, 0x08, 0x08, 0, 0, 0x05, 0x05, 0, 0, 0, 0, 0],
                "UnsupportedSpreadsheet 旧版 xls(Excel 95 或更早)"
            },
            { "BIFF2", [0x09, 0, 4, 0, 0, 0, 0x10, 0], "UnsupportedSpreadsheet 旧版 xls(Excel 95 或更早)" },
            { "an empty zip", Zip(), "NotAWorkbook 压缩包(ZIP)" },
            { "a zip of workbooks", Zip("一小.xlsx", "二小.xlsx"), "NotAWorkbook 压缩包(ZIP)" },
            {
                "an OpenDocument spreadsheet",
                Zip("mimetype=application/vnd.oasis.opendocument.spreadsheet", "content.xml"),
                "UnsupportedSpreadsheet ods 表格(OpenDocument)"
            },
            {
                "an OpenDocument text",
                Zip("mimetype=application/vnd.oasis.opendocument.text", "content.xml"),
                "NotAWorkbook OpenDocument 文档"
            },
            { "a spreadsheet of Numbers", Zip("Index/Document.iwa"), "UnsupportedSpreadsheet Numbers 表格" },
            { "Word", Ooxml("word/document.xml", "wordprocessingml.document.main+xml"), "NotAWorkbook Word 文档" },
            { "Word with its directory only", Zip("word/document.xml"), "NotAWorkbook Word 文档" },
            { "PowerPoint", Ooxml("ppt/presentation.xml", "presentationml.presentation.main+xml"), "NotAWorkbook 演示文稿" },
            {
                "a binary workbook",
                Ooxml("xl/workbook.bin", "ms-excel.sheet.binary.macroEnabled.main"),
                "UnsupportedSpreadsheet xlsb 二进制工作簿"
            },
        };

    [Theory]
    [MemberData(nameof(OtherFiles), DisableDiscoveryEnumeration = true)]
    public void Others(string reason, byte[] file, string expected)
    {
        var opening = WorkbookOpener.Open(file, "报表.xlsx");

        Assert.True(expected == GridText.Of(opening), $"{reason}: {GridText.Of(opening)}");
        Assert.False(opening.NameMismatch);
    }

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));

    private static byte[] Ooxml(string part, string type) =>
        new XlsxPackage()
            .Without(XlsxPackage.WorkbookPart)
            .With(part, "<x/>")
            .With(
                "_rels/.rels",
                XlsxPackage.Relationships($"<Relationship Id='a' Type='{XlsxPackage.References}/officeDocument' Target='{part}'/>")
            )
            .With(
                "[Content_Types].xml",
                $"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/{part}' ContentType='application/vnd.{type}'/></Types>"
            )
            .ToBytes();

    private static byte[] Zip(params string[] entries)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                var parts = entry.Split('=');
                using var stream = zip.CreateEntry(parts[0]).Open();
                stream.Write(Encoding.ASCII.GetBytes(parts.Length > 1 ? parts[1] : "x"));
            }
        }
        return buffer.ToArray();
    }

    private static byte[] Flipped(byte[] file, string at)
    {
        var place = file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(at));
        file[place + 3] ^= 1;
        return file;
    }

    // Sets the flag of encryption in every local and central header.
    private static byte[] Locked(byte[] file)
    {
        var locked = (byte[])file.Clone();
        for (var i = 0; i + 10 < locked.Length; i++)
        {
            if (locked.AsSpan(i).StartsWith("PK\x03\x04"u8))
            {
                locked[i + 6] |= 1;
            }
            else if (locked.AsSpan(i).StartsWith("PK\x01\x02"u8))
            {
                locked[i + 8] |= 1;
            }
        }
        return locked;
    }
}
