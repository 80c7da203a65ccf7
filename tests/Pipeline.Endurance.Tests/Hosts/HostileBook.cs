using System.IO.Compression;
using System.Text;
using Pipeline.TestKit;

namespace Pipeline.Endurance.Tests.Hosts;

/// <summary>Workbooks that are small and would cost much, made of a school's own one with one part changed or added.</summary>
internal static class HostileBook
{
    private const string Aid = "xl/worksheets/sheet3.xml";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string References = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly Func<StandardWorkbook, byte[]>[] Kinds =
    [
        book => Commented(book, 1_000_000),
        book => With(book, Aid, Sheet(Many("<sheetData>", 1, _ => Names(20_000), "</sheetData>"))),
        book => With(book, Aid, Sheet(Many("<sheetData><row r=\"1\">", 4_000_000, _ => "<c/>", "</row></sheetData>"))),
        book =>
            With(
                book,
                Aid,
                Sheet("<sheetData/>" + Many("<mergeCells>", 20_000, _ => "<mergeCell ref=\"A1:XFD1048576\"/>", "</mergeCells>"))
            ),
        book =>
            With(
                book,
                Aid,
                Sheet(
                    Many(
                        "<sheetData>" + Head,
                        19_000,
                        i =>
                            $"<row><c t=\"str\"><v>小学</v></c><c t=\"str\"><v>项目{i}</v></c><c t=\"str\"><v>约{i}x</v></c><c "
                            + $"t=\"str\"><v>{i}y</v></c></row>",
                        "</sheetData>"
                    )
                )
            ),
        book => With(book, Aid, Many(Sheet(""), 1, _ => "", new string('<', 100))),
        book => book.ToBytes()[..^400],
        book => With(book, Aid, Sheet(new string(' ', 150 * 1024 * 1024))),
        book => With(book, Aid, Sheet("<sheetData/>" + new StringBuilder().Insert(0, "<a>", 100_000))),
    ];

    private const string Head =
        "<row><c t=\"str\"><v>学段</v></c><c t=\"str\"><v>资助项目</v></c><c t=\"str\"><v>受助人数</v></c><c t=\"str\"><v>补助金额</v></c></row>";

    public static int Count => Kinds.Length;

    public static byte[] Create(int kind, StandardWorkbook book) => Kinds[kind % Kinds.Length](book);

    private static string Names(int count) =>
        Many(
            Head,
            count,
            i => $"<row><c t=\"str\"><v>小学</v></c><c t=\"str\"><v>自拟项目{i}</v></c><c><v>1</v></c><c><v>1000</v></c></row>",
            ""
        );

    private static byte[] Commented(StandardWorkbook book, int comments)
    {
        var related =
            $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" "
            + $"Type=\"{References}/comments\" Target=\"../comments1.xml\"/></Relationships>";
        return With(
            With(book.ToBytes(), "xl/worksheets/_rels/sheet3.xml.rels", related),
            "xl/comments1.xml",
            Many(
                $"<comments xmlns=\"{Main}\"><authors><author/></authors><commentList>",
                comments,
                i => $"<comment ref=\"A{i + 1}\" authorId=\"0\"><text><t>1</t></text></comment>",
                "</commentList></comments>"
            )
        );
    }

    private static string Sheet(string content) => $"<worksheet xmlns=\"{Main}\">{content}</worksheet>";

    private static byte[] With(StandardWorkbook book, string part, string xml) => With(book.ToBytes(), part, xml);

    private static byte[] With(byte[] workbook, string part, string xml)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)?.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part, CompressionLevel.Fastest).Open());
            writer.Write(xml);
        }
        return file.ToArray();
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
}
