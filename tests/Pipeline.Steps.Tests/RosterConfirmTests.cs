using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Upkeep;
using Pipeline.Steps.Workflow;
using Pipeline.Storage;
using Pipeline.TestKit;
using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Rosters;

namespace Pipeline.Steps.Tests;

/// <summary>
/// A roster that drops more than a few schools, or schools that have reported, waits; whoever put a file into the registry gets an answer
/// beside it.
/// </summary>
[Collection(StepsCollection.Name)]
public sealed class RosterConfirmTests(AzuriteFixture azurite)
{
    private static byte[] Roster(int schools, int closed = 0, int from = 1)
    {
        using var stream = new MemoryStream();
        RosterWriter.Write(
            stream,
            new Roster(
                Enumerable
                    .Range(from, schools)
                    .Select(i => new School(
                        SchoolCode.Parse(Rig.Code(i)),
                        i == 1 ? new StandardWorkbook().Name : $"第{i}小学",
                        "小学",
                        ["小学"],
                        ["武鸣区", "府城镇"],
                        i > closed + from - 1 || closed == 0
                    ))
            )
        );
        return stream.ToArray();
    }

    private static async Task<RosterUpdate> PutAsync(Rig rig, byte[] workbook)
    {
        await rig.Get<RosterStore>().PutUploadAsync(new MemoryStream(workbook), default);
        return await rig.Get<UpdateRoster>().RunAsync(StorageNames.RosterFile, default);
    }

    private static async Task<int> OpenAsync(Rig rig) => (await rig.Get<RosterStore>().CurrentAsync(default))!.Roster.Expected.Count();

    private static async Task<string> AnswerAsync(Rig rig, string name)
    {
        var content = (
            await rig.Storage.Clients.Container(StorageNames.Registry).GetBlobClient(name).DownloadContentAsync()
        ).Value.Content.ToMemory();
        return string.Join('\n', WorkbookOpener.Open(content, name).Grid!.Sheets[0].Cells.ToArray().Select(cell => cell.Text));
    }

    [Theory]
    [InlineData(20, 18, false, "two of twenty are a tenth and no more")]
    [InlineData(20, 17, true, "three of twenty are more than a tenth")]
    [InlineData(20, 25, false, "new schools alone need nobody's word")]
    public async Task DroppingManySchools_Waits(int before, int after, bool waits, string reason)
    {
        var rig = await Rig.StartAsync(azurite);
        Assert.True((await PutAsync(rig, Roster(before))).InForce);
        Assert.True(waits == (await PutAsync(rig, Roster(after))).IsWaiting, reason);
        Assert.Equal(waits ? before : after, await OpenAsync(rig));
    }

    [Fact]
    public async Task ClosingSchools_IsDroppingThem()
    {
        var rig = await Rig.StartAsync(azurite);
        await PutAsync(rig, Roster(20));
        var update = await PutAsync(rig, Roster(20, closed: 3));
        Assert.Equal("减少3所，超过现有20所的十分之一。", Assert.Single(update.Doubts));
    }

    [Fact]
    public async Task DroppingASchoolThatReported_Waits_IsAnswered_AndTakesForceOnceConfirmed()
    {
        var rig = await Rig.StartAsync(azurite);
        await PutAsync(rig, Roster(20));
        await rig.IngestAsync(await rig.UploadAsync(new StandardWorkbook()));
        var waiting = await PutAsync(rig, Roster(19, from: 2));
        Assert.Equal("减少的学校里有1所已经上报：府城镇中心小学（4501220001）。", Assert.Single(waiting.Doubts));
        Assert.Equal(20, await OpenAsync(rig));
        var answer = await AnswerAsync(rig, "学校名录-回执.xlsx");
        Assert.Contains("名录等待确认", answer, StringComparison.Ordinal);
        Assert.Contains("4501220001 府城镇中心小学", answer, StringComparison.Ordinal);

        // The trigger may run again, and a person may look: neither puts it in force.
        Assert.True((await rig.Get<UpdateRoster>().RunAsync(StorageNames.RosterFile, default)).IsWaiting);
        Assert.Equal(waiting.Version, (await rig.Get<UpdateRoster>().ShowAsync(default))!.Version);
        Assert.Equal(
            ActOutcome.Refused,
            (await rig.Get<UpdateRoster>().ConfirmAsync("20190101000000-0000000000", "王科长", "", default)).Outcome
        );
        Assert.Equal(20, await OpenAsync(rig));

        Assert.Equal(
            (ActOutcome.Done, "名录已启用，在办19所。"),
            Pair(await rig.Get<UpdateRoster>().ConfirmAsync(waiting.Version, "王科长", "撤并", default))
        );
        Assert.Equal(
            ActOutcome.AlreadyDone,
            (await rig.Get<UpdateRoster>().ConfirmAsync(waiting.Version, "王科长", "撤并", default)).Outcome
        );
        Assert.Equal(19, await OpenAsync(rig));
        var act = Assert.Single(await rig.Get<PeriodStore>().SharedActsAsync(default));
        Assert.Equal(
            (PeriodAction.RosterConfirmed, "王科长", "撤并", "在办20所", "在办19所，减少1所，新增0所"),
            (act.Action, act.Who, act.Why, act.Before, act.After)
        );
        Assert.Contains("名录已启用", await AnswerAsync(rig, "学校名录-回执.xlsx"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheRosterKeptOut_IsJudgedAgain_WhenItChanges()
    {
        var rig = await Rig.StartAsync(azurite);
        await PutAsync(rig, Roster(5, from: 2));
        var blob = await rig.UploadAsync(new StandardWorkbook { Amount = 10_000 });
        await rig.IngestAsync(blob);
        await rig.IngestAsync(
            await rig.UploadAsync(
                new StandardWorkbook
                {
                    Code = Rig.Code(2),
                    Name = "第2小学",
                    IsWrong = true,
                }
            )
        );
        Assert.Equal(ReportingState.Rejected, (await rig.StatusAsync()).State);

        await PutAsync(rig, Roster(6));
        Assert.Equal((ReportingState.Accepted, 10_000L), ((await rig.StatusAsync()).State, await rig.AmountAsync()));
        Assert.Equal(ReportingState.Rejected, (await rig.StatusAsync(school: SchoolCode.Parse(Rig.Code(2)))).State);
        Assert.Equal(
            ("系统", "学校名录更新"),
            Assert.Single(
                (await rig.Submissions.ReadAsync(blob.Partition, default)).Facts.Rejudgements.Select(each => (each.Who, each.Why))
            )
        );
        var before = await rig.Storage.DumpTableAsync(StorageNames.SubmissionsTable);
        await rig.Get<UpdateRoster>().RunAsync(StorageNames.RosterFile, default);
        Assert.Equal(before, await rig.Storage.DumpTableAsync(StorageNames.SubmissionsTable));
    }

    [Fact]
    public async Task EveryFileOfTheRegistry_IsAnsweredOnce_AndAnAnswerIsNot()
    {
        var rig = await Rig.StartAsync(azurite);
        var registry = rig.Storage.Clients.Container(StorageNames.Registry);
        await registry.UploadBlobAsync("下发/名录（新）.xls", BinaryData.FromString("别的东西"));
        var step = rig.Get<UpdateRoster>();
        await step.RunAsync("下发/名录（新）.xls", default);
        Assert.Contains("请把文件名改为“学校名录.xlsx”", await AnswerAsync(rig, "下发/名录（新）-回执.xlsx"), StringComparison.Ordinal);
        var before = await rig.Storage.DumpContainerAsync(StorageNames.Registry);
        await step.RunAsync("下发/名录（新）-回执.xlsx", default);
        await step.RunAsync("下发/名录（新）.xls", default);
        Assert.Equal(before, await rig.Storage.DumpContainerAsync(StorageNames.Registry));
    }

    [Fact]
    public async Task AFileBeyondAnyRoster_IsNotRead_AndAnswered()
    {
        var rig = await Rig.StartAsync(azurite);
        var update = await PutAsync(rig, new byte[11 * 1024 * 1024]);
        Assert.Equal("文件超过10MB，不像是名录。请只留名录工作表后重新上传。", Assert.Single(update.Problems).Message);
        Assert.Contains("文件超过10MB", await AnswerAsync(rig, "学校名录-回执.xlsx"), StringComparison.Ordinal);
    }

    private static (ActOutcome, string) Pair(ActResult result) => (result.Outcome, result.Message);
}
