using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Judging;
using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Receipts;
using Xunit.Abstractions;

namespace Pipeline.Steps.Tests.Offline;

/// <summary>
/// A school's workbook spoilt at random, in its bytes, its parts, its XML or its cells: each gets a verdict with a reason and a receipt,
/// and nothing throws. MUTATIONS sets how many (1,200 otherwise), MUTATION_SEED repeats a run.
/// </summary>
public sealed partial class MutatedWorkbookTests(ITestOutputHelper output)
{
    private static readonly string[] Contents =
    [
        "",
        " ",
        "无",
        "—",
        "4、5万元",
        "约80",
        "三十多",
        "1e3人",
        "#REF!",
        "TRUE",
        "-5",
        "3.5",
        "99999999999999999999",
        "１，２３４",
        "合计",
        "小计",
        "注:",
        "填报人(签字)",
        "单位:万元",
        "小学",
        "区级",
        "2019-03-01",
        "2019年13月",
        "姓名",
        "等级",
        "=1+1",
        "&#10;",
        "\u3000",
        "😀",
        "3512份",
        "273.9万元",
        "壹佰贰拾元",
        "1/2",
        "50%",
        "学段",
        "补助金额(万元)",
        "2020年上半年",
    ];

    private static readonly int Count = Setting("MUTATIONS", 1_200);
    private static readonly int Seed = Setting("MUTATION_SEED", Random.Shared.Next());

    [Fact]
    public void Each_gets_a_verdict_and_a_receipt()
    {
        var files = Directory
            .GetFiles(Path.Combine(AppContext.BaseDirectory, "TestData", "Fucheng2019"), "*.xlsx")
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes)
            .ToArray();
        Assert.NotEmpty(files);
        var verdicts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var run = 0; run < Count; run++)
        {
            var random = new Random(unchecked(Seed + run));
            var file = Mutate(files[random.Next(files.Length)], random);
            var verdict = JudgeAndAnswer(file, $"run {run} of seed {Seed}");
            verdicts[verdict.ToString()] = verdicts.GetValueOrDefault(verdict.ToString()) + 1;
        }
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"MUTATION_SEED={Seed} MUTATIONS={Count}: {string.Join(", ", verdicts.Select(pair => $"{pair.Key} {pair.Value}"))}"
            )
        );
    }

    private static Verdict JudgeAndAnswer(byte[] file, string which)
    {
        var judgement = WorkbookJudge.Judge(
            WorkbookOpener.Open(file, "报表.xlsx"),
            "报表.xlsx",
            new JudgingContext(FormCatalogue.Standard)
        );
        Assert.True(judgement.Verdict != Verdict.Rejected || judgement.Findings.Any(finding => finding.Severity == Severity.Error), which);
        Assert.All(judgement.Findings, finding => Assert.False(string.IsNullOrEmpty(finding.Message), which));
        foreach (var form in FormCatalogue.Standard.Forms)
        {
            Assert.Equal(form.Measures.Length, ReceiptTotals.Of(judgement.Rows.Where(row => row.Form.Id == form.Id), form).Length);
        }
        using var receipt = new MemoryStream();
        ReceiptWriter.Write(file, "报表.xlsx", judgement, new ReceiptHeader(DateTimeOffset.UnixEpoch), receipt);
        var reopened = WorkbookOpener.Open(receipt.ToArray(), "回执.xlsx");
        Assert.True(
            reopened.Grid?.Sheets.Any(sheet => ReceiptExplanations.IsReceiptSheet(sheet.Name)) is true,
            $"{which}: the receipt cannot be read"
        );
        return judgement.Verdict;
    }

    private static byte[] Mutate(byte[] file, Random random) =>
        random.Next(4) switch
        {
            0 => MutateBytes(file, random),
            1 => Repack(file, (name, content) => random.Next(12) == 0 ? null : content, random),
            2 => Repack(file, (name, content) => random.Next(4) == 0 ? MutateBytes(content, random) : content, random),
            _ => Repack(
                file,
                (name, content) => name.StartsWith("xl/worksheets/", StringComparison.Ordinal) ? MutateCells(content, random) : content,
                random
            ),
        };

    private static byte[] MutateBytes(byte[] file, Random random)
    {
        var bytes = file.ToArray();
        for (var i = random.Next(1, 30); i > 0 && bytes.Length > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }
        return random.Next(5) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }

    private static byte[] MutateCells(byte[] xml, Random random) =>
        Encoding.UTF8.GetBytes(
            CellContent()
                .Replace(
                    Encoding.UTF8.GetString(xml),
                    cell =>
                        random.Next(20) == 0
                            ? $"<c r=\"{cell.Groups[1].Value}\" t=\"inlineStr\"><is><t>{Contents[random.Next(Contents.Length)]}</t></is></c>"
                            : cell.Value
                )
        );

    private static byte[] Repack(byte[] file, Func<string, byte[], byte[]?> change, Random random)
    {
        using var source = new ZipArchive(new MemoryStream(file));
        var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries.OrderBy(_ => random.Next()))
            {
                using var content = new MemoryStream();
                using (var stream = entry.Open())
                {
                    stream.CopyTo(content);
                }
                if (change(entry.FullName, content.ToArray()) is { } changed)
                {
                    using var written = zip.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                    written.Write(changed);
                }
            }
        }
        return target.ToArray();
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;

    [GeneratedRegex("<c r=\"([A-Z]+[0-9]+)\"[^>]*?(?:/>|>.*?</c>)", RegexOptions.Singleline)]
    private static partial Regex CellContent();
}
