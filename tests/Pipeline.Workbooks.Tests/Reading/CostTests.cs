using System.IO.Compression;
using System.Text;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Tests.Building;

namespace Pipeline.Workbooks.Tests.Reading;

/// <summary>Files that are small and want to cost much; time is the processor's, so that a busy machine changes nothing.</summary>
[Collection(AloneCollection.Name)]
public sealed class CostTests
{
    private const int MiB = 1024 * 1024;

    public static TheoryData<string, Func<byte[]>, string> Greedy() =>
        new()
        {
            {
                "a sheet of blanks that says how far it inflates",
                () => Streamed(XlsxPackage.SheetPart, "<worksheet>", new string(' ', MiB), 210, ""),
                "InflatesTooFar xlsx"
            },
            {
                "a picture that says how far it inflates",
                () => Streamed("xl/media/image1.png", "", new string(' ', MiB), 210, ""),
                "InflatesTooFar xlsx"
            },
            { "the same sheet under many names", ManySheetsOfOnePart, "InflatesTooFar xlsx" },
            { "a sheet that lies about how far it inflates", LyingAboutItsSize, "Damaged xlsx" },
            {
                "more cells than are read",
                () =>
                    Streamed(
                        XlsxPackage.SheetPart,
                        Head,
                        Repeated("<c><v>1</v></c>", 1000) + "</row><row>",
                        2001,
                        "</row></sheetData></worksheet>"
                    ),
                "TooManyCells xlsx"
            },
            {
                "more texts than are read",
                () => Streamed(XlsxPackage.StringsPart, $"<sst xmlns='{XlsxPackage.Main}'>", Repeated("<si/>", 10_000), 201, "</sst>"),
                "TooManyCells xlsx"
            },
            {
                "more characters than are read",
                () =>
                    Streamed(
                        XlsxPackage.StringsPart,
                        $"<sst xmlns='{XlsxPackage.Main}'>",
                        $"<si><t>{new string('a', 32_000)}</t></si>",
                        1600,
                        "</sst>"
                    ),
                "InflatesTooFar xlsx"
            },
            {
                "more merged ranges than are read",
                () =>
                    Streamed(
                        XlsxPackage.SheetPart,
                        $"<worksheet xmlns='{XlsxPackage.Main}'><mergeCells>",
                        Repeated("<mergeCell ref='A1:B2'/>", 1000),
                        101,
                        "</mergeCells></worksheet>"
                    ),
                "TooManyCells xlsx"
            },
            {
                "more sheets than are read",
                () =>
                    new XlsxPackage()
                        .With(XlsxPackage.WorkbookPart, XlsxPackage.Workbook(Repeated("<sheet name='a' r:id='rId1'/>", 1001)))
                        .ToBytes(),
                "TooManyCells xlsx"
            },
            { "more entries than are listed", ManyEntries, "InflatesTooFar xlsx" },
            {
                "one text without end",
                () =>
                    Streamed(
                        XlsxPackage.SheetPart,
                        Head + "<c t='str'><v>",
                        new string('a', MiB),
                        150,
                        "</v></c></row></sheetData></worksheet>"
                    ),
                "Damaged xlsx"
            },
            {
                "one text without end, in pieces",
                () =>
                    Streamed(
                        XlsxPackage.SheetPart,
                        Head + "<c t='str'><v>",
                        Repeated("aaaaaaaaaa<!---->", 60_000),
                        150,
                        "</v></c></row></sheetData></worksheet>"
                    ),
                "Damaged xlsx"
            },
            {
                "one tag without end",
                () => Streamed(XlsxPackage.SheetPart, $"<worksheet xmlns='{XlsxPackage.Main}'", Repeated(" ", MiB), 150, "/>"),
                "Damaged xlsx"
            },
            {
                "formulas of brackets",
                () =>
                    Streamed(XlsxPackage.SheetPart, Head + "<c><f>", Repeated("+[", 500_000), 4, "</f></c></row></sheetData></worksheet>"),
                "# Sheet1\nA1 Blank [Formula, FormulaWithoutValue]\n"
            },
            {
                "many relationships",
                () =>
                    Streamed(
                        XlsxPackage.WorkbookRelationships,
                        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>",
                        Repeated("<Relationship Id='a' Type='b' Target='c'/>", 1000),
                        100,
                        "</Relationships>"
                    ),
                "Damaged xlsx"
            },
            {
                "many styles",
                () =>
                    Streamed(
                        XlsxPackage.StylesPart,
                        $"<styleSheet xmlns='{XlsxPackage.Main}'><cellXfs>",
                        Repeated("<xf/>", 10_000),
                        100,
                        "</cellXfs></styleSheet>"
                    ),
                "Damaged xlsx"
            },
            { "sheets of BIFF that lead to the same place", ManySheetsOfOnePlace, "InflatesTooFar xls" },
        };

    [Theory]
    [MemberData(nameof(Greedy), DisableDiscoveryEnumeration = true)]
    public void StaysWithinBounds(string reason, Func<byte[]> create, string expected)
    {
        var file = create();
        Assert.True(file.Length <= WorkbookLimits.MaxFileBytes, $"{reason}: {file.Length} bytes");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var used = Environment.CpuUsage.TotalTime;

        var opening = WorkbookOpener.Open(file, "a.xlsx");

        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / MiB;
        Assert.True(expected == GridText.Of(opening), $"{reason}: {GridText.Of(opening)}");
        used = Environment.CpuUsage.TotalTime - used;
        Assert.True(used < TimeSpan.FromSeconds(10) && allocated < 512, $"{reason}: {used}, {allocated} MiB");
    }

    [Fact]
    public void BlankFormattedRowsCostNoMemory()
    {
        var rows = string.Concat(
            Enumerable.Range(1, 100_000).Select(row => $"<row r=\"{row}\" s=\"1\"><c r=\"A{row}\" s=\"1\"/><c r=\"B{row}\" s=\"1\"/></row>")
        );
        var file = XlsxPackage.WithRows("""<row r="1"><c r="A1"><v>1</v></c></row>""" + rows).ToBytes();
        WorkbookOpener.Open(file, "a.xlsx");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var opening = WorkbookOpener.Open(file, "a.xlsx");

        Assert.Equal("A1 Number 1", GridText.Cells(opening));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MiB / 2);
    }

    [Fact]
    public void PartsThatAreNotNeededAreNotInflated()
    {
        var file = XlsxPackage
            .WithCells("<c><v>1</v></c>")
            .With("xl/drawings/drawing1.xml", "<broken")
            .With("docProps/app.xml", "<!DOCTYPE x>")
            .ToBytes();

        Assert.Equal("A1 Number 1", GridText.Cells(WorkbookOpener.Open(file, "a.xlsx")));
    }

    private static string Head => $"<worksheet xmlns='{XlsxPackage.Main}'><sheetData><row>";

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static XlsxPackage WithAllParts() => new XlsxPackage().Strings().Formats("0");

    private static byte[] Streamed(string part, string head, string repeated, int times, string tail)
    {
        using var buffer = new MemoryStream();
        buffer.Write(WithAllParts().Without(part).ToBytes());
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var stream = zip.CreateEntry(part, CompressionLevel.Optimal).Open();
            stream.Write(Encoding.UTF8.GetBytes(head));
            var chunk = Encoding.UTF8.GetBytes(repeated);
            for (var i = 0; i < times; i++)
            {
                stream.Write(chunk);
            }
            stream.Write(Encoding.UTF8.GetBytes(tail));
        }
        return buffer.ToArray();
    }

    private static byte[] ManySheetsOfOnePart() =>
        new XlsxPackage()
            .With(XlsxPackage.WorkbookPart, XlsxPackage.Workbook(Repeated("<sheet name='a' r:id='rId1'/>", 900)))
            .With(XlsxPackage.SheetPart, XlsxPackage.Sheet(new string(' ', MiB)))
            .ToBytes();

    private static byte[] LyingAboutItsSize()
    {
        var file = Streamed(XlsxPackage.SheetPart, $"<worksheet xmlns='{XlsxPackage.Main}'>", new string(' ', MiB), 210, "</worksheet>");
        var claimed = BitConverter.GetBytes(210 * MiB + $"<worksheet xmlns='{XlsxPackage.Main}'></worksheet>".Length);
        for (var at = file.AsSpan().IndexOf(claimed); at >= 0; at = file.AsSpan().IndexOf(claimed))
        {
            BitConverter.TryWriteBytes(file.AsSpan(at), 1000);
        }
        return file;
    }

    private static byte[] ManyEntries()
    {
        var package = XlsxPackage.WithCells("<c><v>1</v></c>");
        for (var i = 0; i < 20_001; i++)
        {
            package.Again($"a/{i}", "");
        }
        return package.ToBytes();
    }

    private static byte[] ManySheetsOfOnePlace()
    {
        var stream = new MemoryStream();
        void Record(int id, params byte[] data) => stream.Write([.. BiffBytes.U16(id, data.Length), .. data]);
        const int sheets = 900;
        Record(0x809, BiffBytes.U16(0x600, 5, 0, 0, 0, 0, 0, 0));
        for (var i = 0; i < sheets; i++)
        {
            Record(0x85, [.. BiffBytes.U32(20 + sheets * 13 + 4), 0, 0, 1, 0, (byte)'a']);
        }
        Record(0x0A);
        Record(0x809, BiffBytes.U16(0x600, 0x10, 0, 0, 0, 0, 0, 0));
        for (var i = 0; i < 40; i++)
        {
            Record(0x1FF, new byte[8000]);
        }
        Record(0x0A);
        return stream.ToArray();
    }
}
