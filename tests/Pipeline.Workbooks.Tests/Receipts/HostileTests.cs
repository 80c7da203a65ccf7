using System.Globalization;
using System.IO.Compression;
using System.Text;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Receipts;
using Pipeline.Workbooks.Tests.Building;
using Xunit.Abstractions;

namespace Pipeline.Workbooks.Tests.Receipts;

/// <summary>
/// Uploads that are small and would cost much, each read, judged and answered within 10 s of processor time and 512 MiB of memory.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class HostileTests(ITestOutputHelper output)
{
    private const long MiB = 1024 * 1024;
    private const string Sheet = "补助资金";
    private const string Rels = "xl/worksheets/_rels/sheet1.xml.rels";
    private const string Row1 = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>";

    public static TheoryData<string> Kinds() => [.. All.Keys];

    private static readonly Dictionary<string, Func<byte[]>> All = new()
    {
        ["a million comments"] = () => Noted(1_000_000, i => $"<comment ref=\"A{i + 1}\" authorId=\"0\"><text><t>1</t></text></comment>"),
        ["one comment without end"] = () =>
            Noted(
                60,
                _ =>
                    Repeated(
                        "<comment ref=\"A1\" authorId=\"0\"><text>",
                        "<r><t>" + new string('a', 30_000) + "</t></r>",
                        30,
                        "</text></comment>"
                    )
            ),
        ["a million authors of comments"] = () =>
            Base()
                .With(Rels, Related("comments", "../comments1.xml"))
                .With(
                    "xl/comments1.xml",
                    Many(
                        $"<comments xmlns=\"{XlsxPackage.Main}\"><authors>",
                        1_000_000,
                        i => $"<author>{i}</author>",
                        "</authors><commentList/></comments>"
                    )
                )
                .ToBytes(),
        ["700,000 shapes"] = () =>
            Drawn(Many("<xml xmlns:v=\"urn:schemas-microsoft-com:vml\">", 700_000, _ => "<v:shape id=\"_x0000_s1\"></v:shape>", "</xml>")),
        ["one shape without end"] = () => Drawn(Many("<xml><v:shape ", 40, _ => new string('a', 500_000), "></xml>")),
        ["20,000 overlapping merged ranges"] = () =>
            Sheeted(after: Repeated("<mergeCells>", "<mergeCell ref=\"A1:XFD1048576\"/>", 20_000, "</mergeCells>")),
        ["100,000 tall merged ranges"] = () =>
            Sheeted(after: Many("<mergeCells>", 100_000, i => $"<mergeCell ref=\"A{i + 1}:B{i + 40}\"/>", "</mergeCells>")),
        ["too many merged ranges"] = () => Sheeted(after: Repeated("<mergeCells>", "<mergeCell ref=\"A1:B2\"/>", 200_000, "</mergeCells>")),
        ["300,000 validations"] = () =>
            Sheeted(
                after: Many(
                    "<dataValidations>",
                    300_000,
                    i => $"<dataValidation sqref=\"A{i + 1}\"><formula1>1</formula1></dataValidation>",
                    "</dataValidations>"
                )
            ),
        ["300,000 conditional formats"] = () =>
            Sheeted(
                after: Many(
                    "",
                    300_000,
                    i =>
                        $"<conditionalFormatting sqref=\"A{i + 1}\"><cfRule type=\"expression\"><formula>1</formula></cfRule>"
                        + $"</conditionalFormatting>",
                    ""
                )
            ),
        ["300,000 hyperlinks"] = () =>
            Sheeted(after: Many("<hyperlinks>", 300_000, i => $"<hyperlink ref=\"A{i + 1}\" location=\"A1\"/>", "</hyperlinks>")),
        ["100,000 page breaks"] = () =>
            Sheeted(after: Many("<rowBreaks>", 99_000, i => $"<brk id=\"{i + 1}\" man=\"1\"/>", "</rowBreaks>")),
        ["page texts without end"] = () =>
            Sheeted(
                after: Repeated(
                    "<headerFooter>",
                    "<oddHeader>" + string.Concat(Enumerable.Repeat("&amp;Ca", 1_000)) + "</oddHeader>",
                    500,
                    "</headerFooter>"
                )
            ),
        ["100,000 column settings"] = () =>
            Sheeted(before: Repeated("<cols>", "<col min=\"1\" max=\"16384\" style=\"1\" hidden=\"1\"/>", 99_000, "</cols>")),
        ["200,000 views"] = () => Sheeted(before: Repeated("<sheetViews>", "<sheetView tabSelected=\"1\"/>", 200_000, "</sheetViews>")),
        ["300,000 names"] = () =>
            Base()
                .With(
                    XlsxPackage.WorkbookPart,
                    XlsxPackage
                        .Workbook($"<sheet name=\"{Sheet}\" sheetId=\"1\" r:id=\"rId1\"/>")
                        .Replace(
                            "</workbook>",
                            Many(
                                "<definedNames>",
                                300_000,
                                i => $"<definedName name=\"n{i}\">1</definedName>",
                                "</definedNames></workbook>"
                            ),
                            StringComparison.Ordinal
                        )
                )
                .ToBytes(),
        ["30,000 names"] = () =>
            Base()
                .With(
                    XlsxPackage.WorkbookPart,
                    XlsxPackage
                        .Workbook($"<sheet name=\"{Sheet}\" sheetId=\"1\" r:id=\"rId1\"/>")
                        .Replace(
                            "</workbook>",
                            Many(
                                "<definedNames>",
                                30_000,
                                i => $"<definedName name=\"n{i}\" localSheetId=\"0\">1</definedName>",
                                "</definedNames></workbook>"
                            ),
                            StringComparison.Ordinal
                        )
                )
                .ToBytes(),
        ["60,000 cell styles"] = () => Styled(Many("<cellXfs>", 60_000, _ => "<xf/>", "</cellXfs>")),
        ["a million differential formats"] = () => Styled(Repeated("<cellXfs><xf/></cellXfs><dxfs>", "<dxf/>", 1_000_000, "</dxfs>")),
        ["500,000 fonts"] = () => Styled(Repeated("<fonts>", "<font/>", 500_000, "</fonts><cellXfs><xf/></cellXfs>")),
        ["500,000 fills"] = () => Styled(Repeated("<fills>", "<fill><patternFill/></fill>", 500_000, "</fills><cellXfs><xf/></cellXfs>")),
        ["300,000 content types"] = () =>
            Base()
                .With(
                    "[Content_Types].xml",
                    Many(
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
                            + "Extension=\"xml\" ContentType=\"application/xml\"/>",
                        300_000,
                        i => $"<Override PartName=\"/a{i}\" ContentType=\"a/b\"/>",
                        "</Types>"
                    )
                )
                .ToBytes(),
        ["19,000 relationships of a sheet"] = () =>
            Base()
                .With(
                    Rels,
                    XlsxPackage.Relationships(
                        Many("", 19_000, i => $"<Relationship Id=\"r{i}\" Type=\"a/table\" Target=\"../t{i}.xml\"/>", "")
                    )
                )
                .ToBytes(),
        ["300,000 relationships of a sheet"] = () =>
            Base()
                .With(
                    Rels,
                    XlsxPackage.Relationships(
                        Repeated("", "<Relationship Id=\"a\" Type=\"a/hyperlink\" TargetMode=\"External\" Target=\"b\"/>", 300_000, "")
                    )
                )
                .ToBytes(),
        ["9,000 parts that nothing leads to"] = () => Parts(9_000, "xl/a{0}.bin"),
        ["9,000 parts of path-like names"] = () => Parts(9_000, "../../{0}.exe"),
        ["a row without end"] = () => Sheeted(data: Repeated("<sheetData><row r=\"1\">", "<c/>", 4_000_000, "</row></sheetData>")),
        ["rows that hold nothing"] = () =>
            Sheeted(
                data: Many(
                    "<sheetData>",
                    500_000,
                    i => $"<row r=\"{i + 1}\" s=\"1\" ht=\"15\"><c r=\"A{i + 1}\" s=\"1\"/></row>",
                    "</sheetData>"
                )
            ),
        ["two million cells"] = () =>
            Sheeted(
                data: Many(
                    "<sheetData>",
                    200_000,
                    i => "<row>" + string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 10)) + "</row>",
                    "</sheetData>"
                )
            ),
        ["rows in reverse"] = () =>
            Sheeted(data: Many("<sheetData>", 500_000, i => $"<row r=\"{500_000 - i}\"><c><v>1</v></c></row>", "</sheetData>")),
        ["two million shared texts"] = () =>
            Base()
                .Related("rIdStrings", "sharedStrings", "sharedStrings.xml")
                .With(XlsxPackage.StringsPart, Repeated($"<sst xmlns=\"{XlsxPackage.Main}\">", "<si><t>a</t></si>", 1_990_000, "</sst>"))
                .ToBytes(),
        ["500,000 rich texts"] = () =>
            Base()
                .Related("rIdStrings", "sharedStrings", "sharedStrings.xml")
                .With(
                    XlsxPackage.StringsPart,
                    Repeated(
                        $"<sst xmlns=\"{XlsxPackage.Main}\">",
                        "<si><r><rPr><strike/></rPr><t>1</t></r><r><t>2</t></r></si>",
                        500_000,
                        "</sst>"
                    )
                )
                .ToBytes(),
        ["a thousand texts as long as a cell"] = () =>
            Sheeted(
                data: Repeated(
                    "<sheetData>",
                    "<row><c t=\"inlineStr\"><is><t>" + new string('a', 32_000) + "</t></is></c></row>",
                    1_000,
                    "</sheetData>"
                )
            ),
        ["500,000 formulas"] = () =>
            Sheeted(data: Repeated("<sheetData>", "<row><c><f>SUM(A1:XFD1048576)</f><v>0</v></c></row>", 500_000, "</sheetData>")),
        ["500,000 formulas of another workbook"] = () =>
            Sheeted(data: Repeated("<sheetData>", "<row><c><f>[1]a!A1</f><v>0</v></c></row>", 500_000, "</sheetData>")),
        ["200,000 cells of one shared formula"] = () =>
            Sheeted(
                data: Repeated(
                    $"<sheetData><row><c><f t=\"shared\" si=\"0\">{string.Concat(Enumerable.Repeat("A1+", 300))}1</f><v>1</v></c></row>",
                    "<row><c><f t=\"shared\" si=\"0\"/><v>1</v></c></row>",
                    200_000,
                    "</sheetData>"
                )
            ),
        ["20,000 array formulas over each other"] = () =>
            Sheeted(
                data: Repeated(
                    "<sheetData>",
                    "<row><c><f t=\"array\" ref=\"A1:XFD1048576\">1</f><v>1</v></c><c><v>1</v></c></row>",
                    20_000,
                    "</sheetData>"
                )
            ),
        ["300,000 numbers in a special format"] = () => Formatted("0\"人\"", 300_000),
        ["190,000 numbers in the longest format"] = () => Formatted(string.Concat(Enumerable.Repeat("0\"a\"", 60)), 190_000),
        ["nested without end"] = () => Sheeted(after: new StringBuilder().Insert(0, "<a>", 100_000).ToString()),
        ["attributes without end"] = () => Sheeted(after: Many("<a ", 100_000, i => $"a{i}=\"\" ", "/>")),
        ["names without end"] = () => Sheeted(after: Many("", 1_000_000, i => $"<a{i}/>", "")),
        ["namespaces without end"] = () => Sheeted(after: Many("", 100_000, i => $"<a{i}:a xmlns:a{i}=\"{i}\"/>", "")),
        ["entities within entities"] = () =>
            Base()
                .With(
                    XlsxPackage.SheetPart,
                    "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet>&b;</worksheet>"
                )
                .ToBytes(),
        ["a picture of 180 MB"] = () =>
            Base().With(Rels, Related("image", "../media/image1.png")).With("xl/media/image1.png", new byte[180 * MiB]).ToBytes(),
        ["a theme of 90 MB"] = () => Base().Related("rIdTheme", "theme", "theme.xml").With("xl/theme.xml", new byte[90 * MiB]).ToBytes(),
        ["a chain of calculation of 50 MB"] = () =>
            Base()
                .Related("rIdChain", "calcChain", "calcChain.xml")
                .With("xl/calcChain.xml", Many("<calcChain>", 1_000_000, i => $"<c r=\"A{i + 1}\" i=\"1\"/>", "</calcChain>"))
                .ToBytes(),
        ["a thousand sheets of one part"] = () =>
            Base()
                .With(
                    XlsxPackage.WorkbookPart,
                    XlsxPackage.Workbook(Many("", 1_000, i => $"<sheet name=\"{i}\" sheetId=\"{i + 1}\" r:id=\"rId1\"/>", ""))
                )
                .ToBytes(),
        ["60,000 rows of distinct errors"] = Errors,
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void CostsNoMoreThanAnyUploadMay(string kind)
    {
        var upload = All[kind]();
        Assert.True(upload.Length <= WorkbookLimits.MaxFileBytes, $"{kind}: {upload.Length} bytes");
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var peak = new PeakMemory();
        var used = Environment.CpuUsage.TotalTime;

        var judgement = WorkbookJudge.Judge(
            WorkbookOpener.Open(upload, "报表.xlsx"),
            "报表.xlsx",
            new JudgingContext(FormCatalogue.Standard)
        );
        var marked = judgement with
        {
            Findings = [.. judgement.Findings, Receipt.Finding(Sheet, "A1"), Receipt.Finding(Sheet, "C3:D9", Severity.Query)],
        };
        using var receipt = new MemoryStream();
        ReceiptWriter.Write(upload, "报表.xlsx", marked, Receipt.Header, receipt);

        used = Environment.CpuUsage.TotalTime - used;
        var memory = (peak.Stop() - before) / MiB;
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{kind}: {upload.Length / 1024} KB, {used.TotalSeconds:F1} s, {memory} MiB, {judgement.Findings.Length} findings, receipt {receipt.Length / 1024} KB"
            )
        );
        Assert.Contains("xl/worksheets/receipt.xml", Names(receipt));
        Assert.True(used < TimeSpan.FromSeconds(10) && memory < 512, $"{kind}: {used}, {memory} MiB");
    }

    private static List<string> Names(MemoryStream receipt)
    {
        using var zip = new ZipArchive(receipt, ZipArchiveMode.Read, leaveOpen: true);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private static XlsxPackage Base() =>
        new XlsxPackage()
            .With(XlsxPackage.WorkbookPart, XlsxPackage.Workbook($"<sheet name=\"{Sheet}\" sheetId=\"1\" r:id=\"rId1\"/>"))
            .With(XlsxPackage.SheetPart, XlsxPackage.Sheet(Row1));

    private static byte[] Sheeted(string before = "", string data = Row1, string after = "") =>
        Base().With(XlsxPackage.SheetPart, XlsxPackage.Sheet(before + data + after)).ToBytes();

    private static byte[] Styled(string content) =>
        Base()
            .Related("rIdStyles", "styles", "styles.xml")
            .With(XlsxPackage.StylesPart, $"<styleSheet xmlns=\"{XlsxPackage.Main}\">{content}</styleSheet>")
            .ToBytes();

    private static byte[] Formatted(string code, int cells) =>
        Base()
            .Formats(code)
            .With(
                XlsxPackage.SheetPart,
                XlsxPackage.Sheet(Many("<sheetData>", cells, i => $"<row><c s=\"1\"><v>{i}</v></c></row>", "</sheetData>"))
            )
            .ToBytes();

    private static byte[] Noted(int count, Func<int, string> comment) =>
        Base()
            .With(Rels, Related("comments", "../comments1.xml"))
            .With(
                "xl/comments1.xml",
                Many(
                    $"<comments xmlns=\"{XlsxPackage.Main}\"><authors><author/></authors><commentList>",
                    count,
                    comment,
                    "</commentList></comments>"
                )
            )
            .ToBytes();

    private static byte[] Drawn(string drawing) =>
        Base()
            .With(Rels, Related("vmlDrawing", "../drawings/vmlDrawing1.vml"))
            .With(XlsxPackage.SheetPart, XlsxPackage.Sheet(Row1 + "<legacyDrawing r:id=\"a\"/>"))
            .With("xl/drawings/vmlDrawing1.vml", drawing)
            .ToBytes();

    private static string Related(string type, string target) =>
        XlsxPackage.Relationships($"<Relationship Id=\"a\" Type=\"{XlsxPackage.References}/{type}\" Target=\"{target}\"/>");

    private static byte[] Parts(int count, string name)
    {
        var package = Base();
        for (var i = 0; i < count; i++)
        {
            package.Again(string.Format(CultureInfo.InvariantCulture, name, i), "a");
        }
        return package.ToBytes();
    }

    /// <summary>Three forms full of figures none of which is one, all different.</summary>
    private static byte[] Errors()
    {
        var package = new XlsxPackage();
        (string Name, string Columns)[] forms =
        [
            ("学生人数", "学段,年级,班级数,男生,女生,合计"),
            (Sheet, "学段,资助项目,资金来源,受助人数,受助人次,下达资金,补助金额"),
            ("获奖", "获奖项目,级别,等次,类别,获奖对象,数量"),
        ];
        package.With(
            XlsxPackage.WorkbookPart,
            XlsxPackage.Workbook(
                string.Concat(forms.Select((form, i) => $"<sheet name=\"{form.Name}\" sheetId=\"{i + 1}\" r:id=\"f{i}\"/>"))
            )
        );
        for (var form = 0; form < forms.Length; form++)
        {
            var columns = forms[form].Columns.Split(',');
            var head = "<row>" + string.Concat(columns.Select(column => $"<c t=\"str\"><v>{column}</v></c>")) + "</row>";
            package
                .Related($"f{form}", "worksheet", $"worksheets/f{form}.xml")
                .With(
                    $"xl/worksheets/f{form}.xml",
                    XlsxPackage.Sheet(
                        Many(
                            "<sheetData>" + head,
                            19_000,
                            i => "<row>" + string.Concat(columns.Select((_, c) => $"<c t=\"str\"><v>约{i}x{c}</v></c>")) + "</row>",
                            "</sheetData>"
                        )
                    )
                );
        }
        return package.ToBytes();
    }

    private static string Many(string before, int count, Func<int, string> item, string after)
    {
        var text = new StringBuilder(before);
        for (var i = 0; i < count; i++)
        {
            text.Append(item(i));
        }
        return text.Append(after).ToString();
    }

    private static string Repeated(string before, string item, int count, string after) => Many(before, count, _ => item, after);

    /// <summary>The largest heap seen by a thread that looks every few milliseconds.</summary>
    private sealed class PeakMemory : IDisposable
    {
        private readonly ManualResetEventSlim stop = new();
        private readonly Thread thread;
        private long peak;

        public PeakMemory()
        {
            thread = new Thread(Watch) { IsBackground = true };
            thread.Start();
        }

        public long Stop()
        {
            stop.Set();
            thread.Join();
            return peak;
        }

        public void Dispose() => stop.Dispose();

        private void Watch()
        {
            do
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
            } while (!stop.Wait(2));
        }
    }
}
