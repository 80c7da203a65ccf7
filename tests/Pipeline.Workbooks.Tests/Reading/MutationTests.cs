using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Tests.Building;
using Xunit.Abstractions;

namespace Pipeline.Workbooks.Tests.Reading;

/// <summary>
/// Files broken at random: each gets an answer within bounds, and no exception that nobody meant is hidden behind it.
/// MUTATIONS sets how many (2,000 otherwise), MUTATION_SEED repeats a run.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private static readonly int Count = Setting("MUTATIONS", 2_000);
    private static readonly int Seed = Setting("MUTATION_SEED", Random.Shared.Next());

    [Fact]
    public void BytesOfFiles()
    {
        byte[][] files =
        [
            Samples.Read("messy.xlsx"),
            Samples.Read("biff8.xls"),
            Samples.Read("external-link.xlsx"),
            Samples.Read("macro.xlsm"),
            Samples.Read("password-1.xlsx"),
            Samples.Read("password-2.xls"),
            Rich().ToBytes(),
            Rich().Uncompressed().ToBytes(),
        ];
        Run(random => Mutate(files[random.Next(files.Length)], random));
    }

    [Fact]
    public void BytesOfPartsUnderRightChecksums()
    {
        var parts = Parts(Rich().ToBytes());
        Run(random =>
        {
            var package = new XlsxPackage();
            var broken = random.Next(parts.Count);
            for (var i = 0; i < parts.Count; i++)
            {
                package.With(parts[i].Name, i == broken ? Mutate(parts[i].Content, random) : parts[i].Content);
            }
            return package.Uncompressed().ToBytes();
        });
    }

    [Fact]
    public void TokensOfSheets()
    {
        string[] tokens =
        [
            "<c>",
            "</c>",
            "<c r='B2' t='s'>",
            "<v>",
            "</v>",
            "<v>1</v>",
            "<f>",
            "</f>",
            "<is>",
            "</is>",
            "<t>",
            "</t>",
            "<row>",
            "</row>",
            "<row r='3'>",
            "</sheetData>",
            "<sheetData>",
            "<mergeCells>",
            "<mergeCell ref='A1:B2'/>",
            "&amp;",
            "&",
            ";",
            "&#x41;",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<?",
            "?>",
            "<!DOCTYPE",
            "<x:a/>",
            " xmlns='urn:x'",
            "<c xmlns='urn:x'/>",
            "9",
            "-",
            ".",
            "\r\n",
            "学",
            "_x000D_",
            "'",
            "\"",
            ">",
            "<",
            "/",
            "=",
            "<c s='1'><v>43529</v></c>",
        ];
        Run(random =>
        {
            var text = new StringBuilder();
            for (var i = random.Next(1, 40); i > 0; i--)
            {
                text.Append(tokens[random.Next(tokens.Length)]);
            }
            return Rich().With(XlsxPackage.SheetPart, XlsxPackage.Sheet("<sheetData>" + text + "</sheetData>")).ToBytes();
        });
    }

    [Fact]
    public void RandomBytesUnderEveryBeginning()
    {
        byte[][] beginnings =
        [
            [],
            "PK\x03\x04"u8.ToArray(),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            [0x09, 0x08, 0x10, 0, 0, 6, 5, 0],
            "<?xml"u8.ToArray(),
            [0xFF, 0xFE],
        ];
        Run(random =>
        {
            var rest = new byte[random.Next(3000)];
            random.NextBytes(rest);
            return [.. beginnings[random.Next(beginnings.Length)], .. rest];
        });
    }

    private void Run(Func<Random, byte[]> create)
    {
        output.WriteLine(
            $"MUTATION_SEED={Seed.ToString(CultureInfo.InvariantCulture)} MUTATIONS={Count.ToString(CultureInfo.InvariantCulture)}"
        );
        var answers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Count / 4; i++)
        {
            var file = create(new Random(unchecked(Seed + i)));
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();

            var answer = Answer(file, i);

            answers[answer] = answers.GetValueOrDefault(answer) + 1;
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"run {i} of seed {Seed} took {watch.Elapsed}");
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 512L << 20, $"run {i} of seed {Seed} allocated too much");
        }
        output.WriteLine(string.Join(", ", answers.Select(pair => $"{pair.Key} {pair.Value}")));
    }

    private static string Answer(byte[] file, int run)
    {
        var opening = WorkbookOpener.Open(file, "a.xlsx");
        Assert.True(opening.Grid is null != opening.Refusal is null, $"run {run} of seed {Seed}: neither or both of grid and refusal");
        Assert.NotEmpty(opening.Kind);
        foreach (var sheet in opening.Grid?.Sheets ?? [])
        {
            AssertInOrder(sheet, run);
        }
        try
        {
            WorkbookOpener.Read(file, FileSignature.KindOf(file));
        }
        catch (Exception meant) when (meant is RefusedException or InvalidDataException or IOException or DecoderFallbackException) { }
        return opening.Refusal?.ToString() ?? "read";
    }

    private static void AssertInOrder(SheetGrid sheet, int run)
    {
        var cells = sheet.Cells;
        for (var i = 0; i < cells.Length; i++)
        {
            Assert.True(
                cells[i].Row is > 0 and <= CellAddress.MaxRow && cells[i].Column is > 0 and <= CellAddress.MaxColumn,
                $"run {run} of seed {Seed}: a cell outside"
            );
            Assert.True(
                i == 0 || cells[i].Row > cells[i - 1].Row || (cells[i].Row == cells[i - 1].Row && cells[i].Column > cells[i - 1].Column),
                $"run {run} of seed {Seed}: cells out of order"
            );
        }
    }

    private static byte[] Mutate(byte[] file, Random random)
    {
        var bytes = new List<byte>(file);
        for (var i = random.Next(1, 8); i > 0 && bytes.Count > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 64), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 64), bytes.Count - at)));
                    break;
                case 4:
                    bytes[at] = (byte)(random.Next(2) * 255);
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(4) == 0 ? bytes.Count - at : 1);
                    break;
            }
        }
        return [.. bytes];
    }

    private static XlsxPackage Rich() =>
        XlsxPackage
            .WithRows(
                """
                <row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>43529</v></c><c r="C1" t="inlineStr"><is><r><t>甲</t></r></is></c></row>
                <row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2"><f t="shared" si="0">[1]S!A1</f><v>1.5</v></c><c><f t="shared" si="0"/></c></row>
                """
            )
            .Strings("<t>小学</t>", "<r><t>初</t></r><r><t>中</t></r>")
            .Formats("yyyy\"年\"", "0.00")
            .Related("e", "externalLink", "externalLinks/x.xml");

    private static List<(string Name, byte[] Content)> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return
        [
            .. zip.Entries.Select(entry =>
            {
                using var stream = entry.Open();
                var content = new byte[entry.Length];
                stream.ReadExactly(content);
                return (entry.FullName, content);
            }),
        ];
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;
}
