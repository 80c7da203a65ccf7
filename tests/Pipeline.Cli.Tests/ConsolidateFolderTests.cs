using System.IO.Compression;
using System.Text.Json;
using Pipeline.Cli.Tests.Support;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Periods;
using Pipeline.Steps.Offline;
using Pipeline.TestKit;

namespace Pipeline.Cli.Tests;

/// <summary>What <c>consolidate</c> does with a folder, without a process.</summary>
public sealed class ConsolidateFolderTests : IDisposable
{
    private static readonly Period Period = Period.FirstHalfOf(2019);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string In => folder["in"];

    private string Out => folder["out"];

    private Task<FolderResult> RunAsync(FolderOptions? options = null) =>
        new ConsolidateFolder(options ?? new FolderOptions(In, Period, Out)).RunAsync(null, default);

    private JsonElement Summary()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(folder["out", "summary.json"]));
        return document.RootElement.Clone();
    }

    private decimal Amount() => Summary().GetProperty("forms").GetProperty("aid").GetProperty("totals").GetProperty("amount").GetDecimal();

    private int Coverage(string name) => Summary().GetProperty("coverage").GetProperty(name).GetInt32();

    private static string TextOf(string workbook)
    {
        using var zip = ZipFile.OpenRead(workbook);
        return string.Concat(
            zip.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal))
                .Select(entry =>
                {
                    using var reader = new StreamReader(entry.Open());
                    return reader.ReadToEnd();
                })
        );
    }

    [Theory]
    [InlineData("a.xlsx", 0, "b.xlsx", 1, 2, "the later modification time stands")]
    [InlineData("a.xlsx", 1, "b.xlsx", 0, 1, "the later modification time stands, whatever the names")]
    [InlineData("a.xlsx", 0, "b.xlsx", 0, 2, "on a tie the later file name")]
    public async Task OfSeveralWorkbooks_OneCounts(
        string first,
        int firstMinute,
        string second,
        int secondMinute,
        int counts,
        string reason
    )
    {
        folder.Write("in/" + first, new StandardWorkbook { Amount = 10_000 }, firstMinute);
        folder.Write("in/" + second, new StandardWorkbook { Amount = 20_000 }, secondMinute);
        await RunAsync();
        Assert.True(Amount() == counts * 10_000m, reason);
        Assert.Equal((1, 1), (Coverage("received"), Coverage("accepted")));
    }

    [Fact]
    public async Task ARejectedOne_NeverDisplacesAnAcceptedOne_AndCoverageTellsTheNewest()
    {
        folder.Write("in/a.xlsx", new StandardWorkbook { Amount = 10_000 });
        folder.Write("in/b.xlsx", new StandardWorkbook { Amount = 20_000, IsWrong = true }, 1);

        var result = await RunAsync();

        Assert.Equal(10_000m, Amount());
        Assert.Equal((1, 0, 1), (Coverage("received"), Coverage("accepted"), Coverage("rejected")));
        Assert.Equal([Verdict.Accepted, Verdict.Rejected], result.Files.Select(file => file.Verdict!.Value));
        Assert.Contains("未通过", TextOf(folder["out", "回执", "b-回执.xlsx"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryWorkbookGetsItsReceipt_AlsoOfOneNameInSubfolders_AndWithALongName()
    {
        string[] names = ["东/报表.xlsx", "西/报表.xlsx", "西/报表.xls", new string('长', 83) + ".xlsx", "坏.xlsx"];
        for (var i = 0; i < names.Length; i++)
        {
            folder.Write(
                "in/" + names[i],
                new StandardWorkbook
                {
                    Code = $"450122000{i + 1}",
                    Name = $"第{i + 1}小学",
                    IsWrong = names[i] == "坏.xlsx",
                }
            );
        }

        var result = await RunAsync();

        Assert.Equal(5, result.Files.Length);
        var receipts = TemporaryFolder.Contents(folder["out", "回执"]).Keys.ToList();
        Assert.Equal(5, receipts.Count);
        Assert.Superset(
            new HashSet<string> { "东/报表-回执.xlsx", "西/报表-回执.xlsx", "西/报表.xls-回执.xlsx", "坏-回执.xlsx" },
            receipts.ToHashSet()
        );
        Assert.Contains("第1小学", TextOf(folder["out", "回执", "东", "报表-回执.xlsx"]), StringComparison.Ordinal);
        Assert.Contains("第2小学", TextOf(folder["out", "回执", "西", "报表-回执.xlsx"]), StringComparison.Ordinal);
        Assert.All(receipts, receipt => Assert.True(System.Text.Encoding.UTF8.GetByteCount(Path.GetFileName(receipt)) <= 255));
    }

    [Fact]
    public async Task TheSameInput_GivesTheSameBytes()
    {
        for (var i = 1; i <= 6; i++)
        {
            folder.Write(
                $"in/{i}.xlsx",
                new StandardWorkbook
                {
                    Code = "450122000" + i,
                    Aided = i == 3 ? 101 : 40,
                    IsWrong = i == 5,
                },
                i
            );
        }
        await RunAsync();
        await RunAsync(new FolderOptions(In, Period, folder["again"]));

        var (first, second) = (TemporaryFolder.Contents(Out), TemporaryFolder.Contents(folder["again"]));
        Assert.Equal(9, first.Count);
        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first, file => Assert.True(file.Value.AsSpan().SequenceEqual(second[file.Key]), file.Key + " differs."));
    }

    [Theory]
    [InlineData("", "as it is")]
    [InlineData("/", "with a separator behind it")]
    [InlineData("/../out", "by a detour")]
    public async Task OutWithinTheInput_IsNotReadAgain(string ending, string reason)
    {
        folder.Write("in/a.xlsx", new StandardWorkbook());
        var options = new FolderOptions(In, Period, folder["in", "out"] + ending);
        var first = await RunAsync(options);
        var second = await RunAsync(options);
        Assert.True(second.Files.Length == 1, reason);
        Assert.Equal(first.Files.AsEnumerable(), second.Files);
    }

    [Fact]
    public async Task OutAboveTheInput_HidesNothing()
    {
        folder.Write("district/in/a.xlsx", new StandardWorkbook());
        var result = await RunAsync(new FolderOptions(folder["district", "in"], Period, folder["district"]));
        Assert.Equal(Verdict.Accepted, Assert.Single(result.Files).Verdict);
    }

    [Fact]
    public async Task OtherPeriods_LockFiles_AndTheRosterAreNoSubmissions()
    {
        folder.Write("in/a.xlsx", new StandardWorkbook());
        folder.Write("in/b.xlsx", new StandardWorkbook { Period = "2018-H1" });
        folder.Write("in/~$a.xlsx", "锁"u8.ToArray());
        folder.Write("in/.DS_Store", "x"u8.ToArray());
        var roster = folder.Roster("in/学校名录.xlsx", ("4501220001", "府城镇中心小学"));

        var result = await RunAsync(new FolderOptions(In, Period, Out) { Besides = [roster] });

        Assert.Equal(["a.xlsx", "b.xlsx"], result.Files.Select(file => file.Name).Order());
        Assert.Equal("是2018年上半年的,不属于2019年上半年,没有计入。", result.Files.Single(file => file.Verdict is null).Note);
        Assert.Equal(50_000m, Amount());
        Assert.Equal(["a-回执.xlsx"], TemporaryFolder.Contents(folder["out", "回执"]).Keys);
    }

    [Fact]
    public async Task WithoutARoster_TheSchoolsFoundAreExpected_UnderOneArea()
    {
        folder.Write("in/a.xlsx", new StandardWorkbook());
        folder.Write("in/b.xlsx", new StandardWorkbook { Code = "4501220002", Amount = 1_000 });
        await RunAsync();
        Assert.Equal((2, 2, 51_000m), (Coverage("expected"), Coverage("received"), Amount()));
        Assert.True(Summary().GetProperty("areas").GetArrayLength() <= 1);
    }

    [Fact]
    public async Task Previous_RaisesAQueryOnAGreatChange_OnTheSchoolsReceiptToo()
    {
        folder.Write("in/a.xlsx", new StandardWorkbook { Amount = 50_000 });
        folder.Write("before/a.xlsx", new StandardWorkbook { Period = "2018-H1", Amount = 20_000 });
        await RunAsync(new FolderOptions(In, Period, Out) { PreviousFolder = folder["before"] });

        var finding = Assert.Single(Summary().GetProperty("findings").EnumerateArray());
        Assert.Equal(
            ("4501220001", "a.xlsx", "query", "补助资金"),
            (
                finding.GetProperty("school").GetString(),
                finding.GetProperty("file").GetString(),
                finding.GetProperty("severity").GetString(),
                finding.GetProperty("sheet").GetString()
            )
        );
        Assert.Equal((0, 1), (Coverage("accepted"), Coverage("acceptedWithQueries")));
        Assert.Contains(finding.GetProperty("code").GetString()!, TextOf(folder["out", "回执", "a-回执.xlsx"]), StringComparison.Ordinal);

        await RunAsync();
        Assert.Empty(Summary().GetProperty("findings").EnumerateArray());
    }

    [Fact]
    public async Task AnEmptyFolder_GivesAnEmptySummary()
    {
        Directory.CreateDirectory(In);
        var result = await RunAsync();
        Assert.Empty(result.Files);
        Assert.Equal((0, 0m), (Coverage("received"), Amount()));
    }

    [Fact]
    public async Task TotalsOnly_WritesSummaryJsonAlone_TheSameAsOtherwise()
    {
        folder.Write("in/a.xlsx", new StandardWorkbook());
        await RunAsync();
        await RunAsync(new FolderOptions(In, Period, folder["totals"]) { WritesReceipts = false, WritesDocuments = false });
        var alone = Assert.Single(TemporaryFolder.Contents(folder["totals"]));
        Assert.Equal("summary.json", alone.Key);
        Assert.Equal(File.ReadAllBytes(folder["out", "summary.json"]), alone.Value);
    }

    [Theory]
    [InlineData("b.xlsx")]
    [InlineData("4501220002.xlsx")]
    public async Task AFileInUse_StopsTheRun_NamesIt_AndLeavesNothingHalfDone(string name)
    {
        folder.Write("in/a.xlsx", new StandardWorkbook());
        using var held = new FileStream(
            folder.Write("in/" + name, new StandardWorkbook { Code = "4501220002" }),
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.None
        );
        var error = await Assert.ThrowsAsync<UnreadableInputException>(() => RunAsync());
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Theory]
    [InlineData("4501220001-{0}.xlsx", "4501220002.xlsx", "the names tell")]
    [InlineData("4501220001/{0}.xlsx", "4501220002/a.xlsx", "the folders tell")]
    [InlineData("{0}.xlsx", "b.xlsx", "only the covers tell")]
    [InlineData("4501220002-{0}.xlsx", "4501220001.xlsx", "the names tell wrong, and the covers are believed")]
    [InlineData("4501220003-{0}.xlsx", "4501220001-b.xlsx", "a name tells a school that there is not")]
    [InlineData("4501220001-{0}.xlsx", "4501220001-b.xlsx", "two schools under one school's name")]
    [InlineData("4501220001-4501220002-{0}.xlsx", "45012200011.xlsx", "no name tells one school alone")]
    public async Task WhateverAFileIsCalled_ItsCoverSaysWhoseItIs(string first, string second, string reason)
    {
        string Name(string which) => string.Format(System.Globalization.CultureInfo.InvariantCulture, first, which);
        folder.Write("in/" + Name("旧"), new StandardWorkbook { Amount = 10_000 }, 1);
        folder.Write("in/" + Name("新"), new StandardWorkbook { Amount = 20_000 }, 2);
        folder.Write("in/" + Name("去年"), new StandardWorkbook { Amount = 30_000, Period = "2018-H1" }, 3);
        folder.Write("in/" + second, new StandardWorkbook { Code = "4501220002", Amount = 400_000 });
        folder.Write("in/4501220005.xlsx", "没有读到"u8.ToArray());

        var result = await RunAsync();

        Assert.True(Amount() == 420_000m, reason);
        Assert.Equal((2, 2), (Coverage("received"), Coverage("accepted")));
        Assert.Equal(
            [Name("去年"), .. new[] { Name("旧"), Name("新") }.Order(StringComparer.Ordinal), second, "4501220005.xlsx"],
            result.Files.Select(file => file.Name)
        );
        Assert.Equal(
            [null, Verdict.Accepted, Verdict.Accepted, Verdict.Accepted, Verdict.Rejected],
            result.Files.Select(file => file.Verdict)
        );
        Assert.Equal(
            new[] { Name("旧"), Name("新"), second, "4501220005.xlsx" }
                .Select(name => name[..^".xlsx".Length] + "-回执.xlsx")
                .Order(StringComparer.Ordinal),
            TemporaryFolder.Contents(folder["out", "回执"]).Keys
        );
    }

    [Fact]
    public async Task ANameThatMisleads_InTheEarlierFolder_IsSeenToo()
    {
        folder.Write("in/4501220001.xlsx", new StandardWorkbook { Amount = 50_000 });
        folder.Write("before/4501220002.xlsx", new StandardWorkbook { Period = "2018-H1", Amount = 20_000 });
        await RunAsync(new FolderOptions(In, Period, Out) { PreviousFolder = folder["before"] });
        Assert.Equal("4501220001", Assert.Single(Summary().GetProperty("findings").EnumerateArray()).GetProperty("school").GetString());
    }
}
