using System.IO.Compression;
using System.Text.Json;
using ClosedXML.Excel;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Pages;
using Pipeline.Steps.Publish;
using Pipeline.Steps.Schemes;
using Pipeline.Steps.Upkeep;
using Pipeline.Steps.Workflow;
using Pipeline.Storage;
using Pipeline.TestKit;
using Pipeline.Workbooks.Schemes;

namespace Pipeline.Steps.Tests;

/// <summary>Schemes in force by period, and a newcomer's hour on the hosted path: nothing is built between the steps.</summary>
[Collection(StepsCollection.Name)]
public sealed class PeriodSchemeTests(AzuriteFixture azurite)
{
    private static readonly Period Next = Period.SecondHalfOf(2019);

    [Fact]
    public async Task FirstUpload_PinsThePeriod_AndAnotherPeriodKeepsItsSchemeAndItsBytes()
    {
        var rig = await Rig.StartAsync(azurite);
        await rig.IngestAsync(await rig.UploadAsync(new StandardWorkbook()));
        var pinned = await rig.Get<PeriodScheme>().PinnedAsync(Rig.Period, default);
        Assert.Equal((FormCatalogue.Standard.Digest, false, false), (pinned!.Digest, pinned.IsByAct, pinned.IsUnfinished));
        Assert.Null(await rig.Get<PeriodScheme>().PinnedAsync(Next, default));
        var published = (await rig.Get<PublishSummary>().RunAsync(Rig.Period, default)).InForce!;
        var bytes = await BytesAsync(rig, published, SummaryFiles.Workbook);

        var use = await rig.Get<UseScheme>().RunAsync(Next, WithCanteen(), "王科长", "新学年报表", dryRun: false, default);
        Assert.Null(use.Refusal);
        var after = await rig.Get<PublishSummary>().RunAsync(Rig.Period, default);
        Assert.Equal((PublishOutcome.Unchanged, published.Folder), (after.Outcome, after.InForce!.Folder));
        Assert.Equal(bytes, await BytesAsync(rig, after.InForce, SummaryFiles.Workbook));
        Assert.Equal(pinned, await rig.Get<PeriodScheme>().PinnedAsync(Rig.Period, default));
    }

    [Fact]
    public async Task Use_SaysFirstWhatWouldChange_ThenJudgesTheOriginalsByTheNewOne()
    {
        var rig = await Rig.StartAsync(azurite);
        await rig.IngestAsync(await rig.UploadAsync(new StandardWorkbook()));
        var scheme = WithCanteen(required: true);
        var before = await rig.Storage.DumpTableAsync(StorageNames.PeriodsTable);
        var dry = await rig.Get<UseScheme>().RunAsync(Rig.Period, scheme, "", "", dryRun: true, default);
        Assert.Equal(before, await rig.Storage.DumpTableAsync(StorageNames.PeriodsTable));
        Assert.Contains("报表:新增“食堂与营养”。", dry.Changes);
        var line = Assert.Single(dry.Rejudged!.Schools);
        Assert.Equal((ReportingState.Accepted, ReportingState.Rejected), (line.StateBefore, line.StateAfter));

        await rig.Get<UseScheme>().RunAsync(Rig.Period, scheme, "王科长", "加报食堂", dryRun: false, default);
        Assert.Equal(ReportingState.Rejected, (await rig.StatusAsync()).State);
        var pinned = await rig.Get<PeriodScheme>().PinnedAsync(Rig.Period, default);
        Assert.Equal((scheme.Digest, "王科长", false), (pinned!.Digest, pinned.Who, pinned.IsUnfinished));
        Assert.Contains(
            (await rig.Get<PeriodStore>().ActsAsync(Rig.Period, default)),
            act => act is { Action: PeriodAction.SchemeUsed, Who: "王科长", Why: "加报食堂" }
        );

        rig.Time.Now += TimeSpan.FromMinutes(1);
        await rig.Get<UseScheme>().RunAsync(Rig.Period, FormCatalogue.Standard, "王科长", "改回", dryRun: false, default);
        Assert.Equal(ReportingState.Accepted, (await rig.StatusAsync()).State);
    }

    [Fact]
    public async Task Use_OfALockedPeriod_OrOneThatTheSchemeIsNotFor_IsRefused_AndAnUnfinishedOneIsNotPublished()
    {
        var rig = await Rig.StartAsync(azurite);
        await rig.IngestAsync(await rig.UploadAsync(new StandardWorkbook()));
        await rig.Get<LockPeriod>().RunAsync(Rig.Period, true, "王科长", "汇总", default);
        Assert.Equal(
            "2019年上半年已锁定，不能换报表制度。确需更换的，请先取消锁定。",
            (await rig.Get<UseScheme>().RunAsync(Rig.Period, WithCanteen(), "王科长", "", dryRun: false, default)).Refusal
        );
        await rig.Get<LockPeriod>().RunAsync(Rig.Period, false, "王科长", "", default);
        var later = Edited(sheet => { }, about => about["适用自"] = "2020年上半年");
        Assert.Equal(
            $"{SchemeStore.NameOf(later)}不适用于2019年上半年，请核对制度表里的“适用自”和“适用至”。",
            (await rig.Get<UseScheme>().RunAsync(Rig.Period, later, "王科长", "", dryRun: false, default)).Refusal
        );

        var pinned = await rig.Get<SchemeStore>().PutAsync(Rig.Period, WithCanteen(), rig.Time.Now, "王科长", default);
        Assert.Equal(PublishOutcome.Busy, (await rig.Get<PublishSummary>().RunAsync(Rig.Period, default)).Outcome);
        await rig.Get<SchemeStore>().FinishAsync(Rig.Period, pinned, default);
        Assert.Equal(PublishOutcome.Published, (await rig.Get<PublishSummary>().RunAsync(Rig.Period, default)).Outcome);
    }

    [Fact]
    public async Task UploadRecordedUnderTheSchemeOfBefore_IsJudgedAgain_WhenItComesByAgain()
    {
        var rig = await Rig.StartAsync(azurite);
        var blob = await rig.UploadAsync(new StandardWorkbook());
        await rig.IngestAsync(blob);
        // A host died after the record; meanwhile another scheme was put in force, whose run had passed the upload by.
        var pinned = await rig.Get<SchemeStore>()
            .PutAsync(Rig.Period, WithCanteen(required: true), rig.Time.Now.AddMinutes(1), "王科长", default);
        await rig.Get<SchemeStore>().FinishAsync(Rig.Period, pinned, default);
        Assert.Equal(Pipeline.Steps.Ingest.IngestOutcome.AlreadyTaken, await rig.IngestAsync(blob));
        Assert.Equal(ReportingState.Rejected, (await rig.StatusAsync()).State);
    }

    [Fact]
    public async Task NewcomersHour_OnStorage_TemplateUploadSummaryDocumentAndFilledTableFollow()
    {
        var rig = await Rig.StartAsync(azurite);
        using var put = new MemoryStream();
        SchemeWorkbook.Write(put, WithCanteen());
        await PutAsync(rig, "报表制度-2019.xlsx", put.ToArray());
        await PutAsync(rig, "表样/食堂表.xlsx", Layout());
        await rig.Get<UpdateRoster>().RunAsync("报表制度-2019.xlsx", default);
        await rig.Get<UpdateRoster>().RunAsync("表样/食堂表.xlsx", default);
        Assert.Contains("可以用，还没有启用", await RegistryTextAsync(rig, "报表制度-2019-回执.xlsx"), StringComparison.Ordinal);
        Assert.Contains("食堂与营养", await RegistryTextAsync(rig, "报表制度-2019-模板预览.xlsx"), StringComparison.Ordinal);
        Assert.Contains("示例学校", await RegistryTextAsync(rig, "报表制度-2019-示例报表.xlsx"), StringComparison.Ordinal);
        var scheme = SchemeWorkbook.Read(put.ToArray(), "报表制度-2019.xlsx").Scheme!;
        await rig.Get<UseScheme>().RunAsync(Rig.Period, scheme, "王科长", "加报食堂", dryRun: false, default);

        var blob = await UploadWithCanteenAsync(rig);
        var status = await rig.StatusAsync();
        Assert.True(status.Accepted is not null, ReceiptText.Of(await rig.ReceiptAsync(blob)));
        Assert.Contains(status.Accepted!.Totals, total => total is { FormId: "canteen", MeasureId: "diners", Value: 87 });

        var publication = (await rig.Get<PublishSummary>().RunAsync(Rig.Period, default)).InForce!;
        using var json = JsonDocument.Parse(await BytesAsync(rig, publication, SummaryFiles.Json));
        Assert.Equal(
            87,
            json.RootElement.GetProperty("forms").GetProperty("canteen").GetProperty("totals").GetProperty("diners").GetInt64()
        );
        Assert.Contains("食堂与营养", TextOf(await BytesAsync(rig, publication, SummaryFiles.Workbook)), StringComparison.Ordinal);
        Assert.Contains("就餐人数87人", TextOf(await BytesAsync(rig, publication, SummaryFiles.Document)), StringComparison.Ordinal);
        using var table = new XLWorkbook(new MemoryStream(await BytesAsync(rig, publication, "食堂表.xlsx")));
        Assert.Equal(
            (87d, "{食堂与营养.没有的栏目}"),
            (table.Worksheet(1).Cell("B2").GetDouble(), table.Worksheet(1).Cell("B3").GetString())
        );
        Assert.Contains("没有的栏目", TextOf(await BytesAsync(rig, publication, "表样问题.xlsx")), StringComparison.Ordinal);
        Assert.Equal(["食堂表.xlsx", "表样问题.xlsx"], await rig.Get<PublicationSources>().TablesAsync(publication, default));
    }

    [Fact]
    public async Task YearOfHalvesUnderTwoSchemes_SaysWhichSheetItDoesNotHold()
    {
        var rig = await Rig.StartAsync(azurite);
        await rig.Get<UseScheme>().RunAsync(Rig.Period, WithCanteen(), "王科长", "", dryRun: false, default);
        await UploadWithCanteenAsync(rig);
        await rig.IngestAsync(await rig.UploadAsync(new StandardWorkbook { Period = "2019-H2" }));
        var publication = (await rig.Get<PublishSummary>().RunAsync(Rig.Period.WholeYear, default)).InForce!;
        Assert.Contains(
            "学校按另一份报表制度报送",
            TextOf(await BytesAsync(rig, publication, SummaryFiles.Workbook)),
            StringComparison.Ordinal
        );

        await rig.Get<UseScheme>().RunAsync(Rig.Period.WholeYear, WithCanteen(), "王科长", "", dryRun: false, default);
        publication = (await rig.Get<PublishSummary>().RunAsync(Rig.Period.WholeYear, default)).InForce!;
        using var again = JsonDocument.Parse(await BytesAsync(rig, publication, SummaryFiles.Json));
        Assert.Equal(
            87,
            again.RootElement.GetProperty("forms").GetProperty("canteen").GetProperty("totals").GetProperty("diners").GetInt64()
        );
        Assert.DoesNotContain(
            "学校按另一份报表制度报送",
            TextOf(await BytesAsync(rig, publication, SummaryFiles.Workbook)),
            StringComparison.Ordinal
        );
    }

    private static async Task<UploadedBlob> UploadWithCanteenAsync(Rig rig)
    {
        var forms = await rig.Get<PeriodScheme>().OfAsync(Rig.Period, default);
        var (template, _) = SchoolTemplate.Write(forms, Rig.Period, new School(Rig.School, "府城镇中心小学", "小学", ["小学"], [], true));
        var blob = await rig.UploadAsync($"{Rig.Period}/{Rig.School}/报表.xlsx", Filled(template, forms));
        await rig.IngestAsync(blob);
        return blob;
    }

    private static FormCatalogue WithCanteen(bool required = false) =>
        Edited(
            workbook =>
            {
                Append(
                    workbook,
                    "报表",
                    ("代码", "canteen"),
                    ("表名", "食堂与营养"),
                    ("标题", "食堂与营养情况"),
                    ("单位行", "单位：人"),
                    ("必报", required ? "是" : "否")
                );
                Append(
                    workbook,
                    "栏目",
                    ("表名", "食堂与营养"),
                    ("代码", "room"),
                    ("栏目名", "食堂"),
                    ("类型", "分组"),
                    ("未列的值", "接受")
                );
                Append(
                    workbook,
                    "栏目",
                    ("表名", "食堂与营养"),
                    ("代码", "diners"),
                    ("栏目名", "就餐人数"),
                    ("类型", "指标"),
                    ("单位", "人"),
                    ("性质", "时点"),
                    ("必填", "整列")
                );
                Append(workbook, "句式", ("表名", "食堂与营养"), ("顺序", "1"), ("句子", "{期别}就餐人数{就餐人数}。"));
            },
            about => { }
        );

    private static FormCatalogue Edited(Action<XLWorkbook> change, Action<Dictionary<string, string>> about)
    {
        using var file = new MemoryStream();
        SchemeWorkbook.Write(file, FormCatalogue.Standard);
        using var workbook = new XLWorkbook(file);
        change(workbook);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        about(labels);
        foreach (var row in workbook.Worksheet("制度").RowsUsed().Where(row => labels.ContainsKey(row.Cell(1).GetString())))
        {
            row.Cell(2).SetValue(labels[row.Cell(1).GetString()]);
        }
        using var changed = new MemoryStream();
        workbook.SaveAs(changed);
        var reading = SchemeWorkbook.Read(changed.ToArray(), "报表制度.xlsx");
        return reading.Scheme
            ?? throw new InvalidOperationException(
                string.Join('\n', reading.Findings.Select(finding => $"{finding.Sheet}!{finding.Cell} {finding.Message}"))
            );
    }

    private static void Append(XLWorkbook workbook, string sheetName, params (string Column, string Value)[] values)
    {
        var sheet = workbook.Worksheet(sheetName);
        var row = sheet.LastRowUsed(XLCellsUsedOptions.Contents)!.RowNumber() + 1;
        foreach (var (column, value) in values)
        {
            sheet.Cell(row, sheet.Row(1).CellsUsed().First(cell => cell.GetString() == column).Address.ColumnNumber).SetValue(value);
        }
    }

    private static byte[] Filled(byte[] template, FormCatalogue forms)
    {
        using var workbook = new XLWorkbook(new MemoryStream(template));
        Fill(workbook, forms["students"].Sheet, ("学段", "小学"), ("年级", "一年级"), ("男生", 50), ("女生", 50), ("合计", 100));
        Fill(workbook, "食堂与营养", ("食堂", "一食堂"), ("就餐人数", 87));
        using var file = new MemoryStream();
        workbook.SaveAs(file, new SaveOptions { EvaluateFormulasBeforeSaving = true });
        return file.ToArray();
    }

    private static void Fill(XLWorkbook workbook, string sheetName, params (string Column, object Value)[] values)
    {
        var sheet = workbook.Worksheet(sheetName);
        var header = sheet.RowsUsed().First(row => row.CellsUsed().Any(cell => NameOf(cell) == values[0].Column));
        foreach (var (column, value) in values)
        {
            var number = header.CellsUsed().First(cell => NameOf(cell) == column).Address.ColumnNumber;
            sheet.Cell(header.RowNumber() + 1, number).Value = value;
        }
    }

    private static string NameOf(IXLCell cell) => cell.GetString().Split('(', '（', '\n')[0].Trim();

    private static byte[] Layout()
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet("食堂");
        sheet.Cell("A1").SetValue("{期别}食堂情况");
        sheet.Cell("B2").SetValue("{食堂与营养.就餐人数}");
        sheet.Cell("B3").SetValue("{食堂与营养.没有的栏目}");
        using var file = new MemoryStream();
        workbook.SaveAs(file);
        return file.ToArray();
    }

    private static Task PutAsync(Rig rig, string name, byte[] content) =>
        rig
            .Storage.Clients.Container(StorageNames.Registry)
            .GetBlobClient(name)
            .UploadAsync(BinaryData.FromBytes(content), overwrite: true);

    private static async Task<string> RegistryTextAsync(Rig rig, string name) =>
        TextOf(
            (await rig.Storage.Clients.Container(StorageNames.Registry).GetBlobClient(name).DownloadContentAsync()).Value.Content.ToArray()
        );

    private static async Task<byte[]> BytesAsync(Rig rig, Publication publication, string name)
    {
        await using var stream = await rig.Get<SummaryStore>().OpenAsync(publication.Folder, name, default);
        Assert.True(stream is not null, name + " is not there.");
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }

    private static string TextOf(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return string.Concat(
            zip.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal))
                .Select(entry =>
                {
                    using var reader = new StreamReader(entry.Open());
                    return reader.ReadToEnd();
                })
        );
    }
}
