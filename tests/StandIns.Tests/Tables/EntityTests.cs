using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Pipeline.TestKit;

namespace StandIns.Tests.Tables;

public sealed class EntityTests(AzuriteFixture azurite) : TableTestBase(azurite)
{
    public static TheoryData<string, string> Keys => new()
    {
        { "plain", "row" },
        { "Chinese", "武鸣区府城镇第一小学" },
        { "emoji", "奖🏆杯" },
        { "single quotes", "O'Neil''s" },
        { "per cent", "100%25%" },
        { "plus and space", "a+b c" },
        { "url signs that a key may hold", "a&b=c;d:e,f(g)h!@$*[]{}|~^`<>\"" },
        { "empty", "" },
        { "looks like the end of a key", "x',RowKey='y" },
        { "dots", ".." },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Keys_OfAnyText_AddGetUpdateQueryAndDelete(string why, string key)
    {
        await Table.AddEntityAsync(new TableEntity("分区" + key, key) { ["Why"] = why });

        var entity = (await Table.GetEntityAsync<TableEntity>("分区" + key, key)).Value;
        Assert.Equal(("分区" + key, key, why), (entity.PartitionKey, entity.RowKey, entity.GetString("Why")));

        entity["Why"] = "changed";
        await Table.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace);

        var found = await All<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {"分区" + key} and RowKey eq {key}"));
        Assert.Equal("changed", Assert.Single(found).GetString("Why"));

        await Table.DeleteEntityAsync("分区" + key, key);
        Assert.False((await Table.GetEntityIfExistsAsync<TableEntity>("分区" + key, key)).HasValue);
    }

    [Fact]
    public async Task Types_RoundTrip()
    {
        var time = new DateTimeOffset(2019, 6, 30, 23, 59, 58, TimeSpan.FromHours(8)).AddTicks(1_234_567);
        var guid = Guid.Parse("5b7c0f7e-4e0a-4a55-9d6b-2f6f0a3f8a11");
        await Table.AddEntityAsync(new TableEntity("p", "r")
        {
            ["Text"] = "三百五十二 “引号” \\ \u2028",
            ["Empty"] = "",
            ["Flag"] = true,
            ["Small"] = -2_147_483_648,
            ["Large"] = 9_223_372_036_854_775_807,
            ["SmallLarge"] = 5L,
            ["Fraction"] = 31.25,
            ["Whole"] = 3.0,
            ["Time"] = time,
            ["Guid"] = guid,
            ["Bytes"] = new byte[] { 0, 1, 254, 255 },
            ["Nothing"] = null,
        });

        var entity = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal("三百五十二 “引号” \\ \u2028", entity.GetString("Text"));
        Assert.Equal("", entity.GetString("Empty"));
        Assert.True(entity.GetBoolean("Flag"));
        Assert.Equal(-2_147_483_648, entity.GetInt32("Small"));
        Assert.Equal(9_223_372_036_854_775_807, entity.GetInt64("Large"));
        Assert.Equal(5L, entity.GetInt64("SmallLarge"));
        Assert.Equal(31.25, entity.GetDouble("Fraction"));
        Assert.Equal(time, entity.GetDateTimeOffset("Time"));
        Assert.Equal(time.UtcDateTime, entity.GetDateTime("Time"));
        Assert.Equal(guid, entity.GetGuid("Guid"));
        Assert.Equal(new byte[] { 0, 1, 254, 255 }, entity.GetBinary("Bytes"));
        Assert.Null(entity.GetString("Nothing"));
        Assert.Null(entity.GetString("Missing"));
        Assert.True(entity.Timestamp > DateTimeOffset.UnixEpoch);
        Assert.NotEqual(default, entity.ETag);
        Assert.Throws<InvalidOperationException>(() => entity.GetInt64("Text"));
    }

    [Fact]
    public async Task OwnClass_RoundTrips_NullsLeftOut_EnumsAsText()
    {
        var submission = new Submission
        {
            PartitionKey = "2019-H1",
            RowKey = "1234567890",
            Name = "府城中心小学",
            Fen = 273_900_000,
            Rows = 300,
            TakenAt = new DateTimeOffset(2019, 7, 1, 0, 0, 0, TimeSpan.Zero),
            Verdict = Verdict.Accepted,
            Share = 0.5,
            Receipt = [1, 2, 3],
        };
        await Table.AddEntityAsync(submission);

        var read = (await Table.GetEntityAsync<Submission>("2019-H1", "1234567890")).Value;

        Assert.Equal(
            (submission.Name, submission.Fen, submission.Rows, submission.TakenAt, submission.Verdict, submission.Share),
            (read.Name, read.Fen, read.Rows, read.TakenAt, read.Verdict, read.Share));
        Assert.Equal(submission.Receipt, read.Receipt);
        Assert.Null(read.Explained);
        Assert.Null(read.Open);
        Assert.Equal("not stored", read.Hidden);
        var raw = (await Table.GetEntityAsync<TableEntity>("2019-H1", "1234567890")).Value;
        Assert.Equal("Accepted", raw.GetString("Verdict"));
        Assert.False(raw.ContainsKey("Hidden"));
        Assert.Equal(read.ETag, raw.ETag);
    }

    [Fact]
    public async Task Select_ReturnsOnlyWhatWasAskedFor()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });
        var entity = (await Table.GetEntityAsync<TableEntity>("p", "r", ["A"])).Value;
        Assert.Equal(1, entity.GetInt32("A"));
        Assert.False(entity.ContainsKey("B"));
    }

    [Fact]
    public async Task Add_OfOneThatIsThere_IsRefused()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r"));
        var error = await Refused(409, "EntityAlreadyExists", () => Table.AddEntityAsync(new TableEntity("p", "r")));
        Assert.True(TableErrorCode.EntityAlreadyExists == error.ErrorCode);
    }

    [Fact]
    public async Task Get_OfOneThatIsNotThere_IsRefused_AndIfExistsHasNoValue()
    {
        await Refused(404, "ResourceNotFound", () => Table.GetEntityAsync<TableEntity>("p", "none"));
        var response = await Table.GetEntityIfExistsAsync<TableEntity>("p", "none");
        Assert.False(response.HasValue);
        Assert.Equal(404, response.GetRawResponse().Status);
        Assert.Throws<InvalidOperationException>(() => response.Value);
    }

    [Fact]
    public async Task Update_WithAnETagThatWasOvertaken_IsRefused_AndChangesNothing()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["V"] = 1 });
        var mine = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;
        var theirs = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;
        theirs["V"] = 2;
        var answer = await Table.UpdateEntityAsync(theirs, theirs.ETag);

        mine["V"] = 3;
        await Refused(412, "UpdateConditionNotSatisfied", () => Table.UpdateEntityAsync(mine, mine.ETag));
        await Refused(412, "UpdateConditionNotSatisfied", () => Table.DeleteEntityAsync("p", "r", mine.ETag));

        var now = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal(2, now.GetInt32("V"));
        Assert.Equal(answer.Headers.ETag, now.ETag);
        await Table.UpdateEntityAsync(mine, ETag.All);
        Assert.Equal(3, (await Table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("V"));
    }

    [Fact]
    public async Task Update_OfOneThatIsNotThere_IsRefused()
    {
        await Refused(404, "ResourceNotFound", () => Table.UpdateEntityAsync(new TableEntity("p", "none"), ETag.All));
        await Assert.ThrowsAsync<ArgumentException>(() => Table.UpdateEntityAsync(new TableEntity("p", "r"), default));
    }

    [Fact]
    public async Task Upsert_Inserts_Merges_AndReplaces()
    {
        await Table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 1 });
        await Table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 2, ["C"] = 2 }, TableUpdateMode.Merge);
        var merged = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal((1, 2, 2), (merged.GetInt32("A"), merged.GetInt32("B"), merged.GetInt32("C")));

        await Table.UpsertEntityAsync(new TableEntity("p", "r") { ["C"] = 3 }, TableUpdateMode.Replace);
        var replaced = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal((null, null, 3), (replaced.GetInt32("A"), replaced.GetInt32("B"), replaced.GetInt32("C")));
    }

    [Fact]
    public async Task Delete_OfOneThatIsNotThere_IsNoError()
    {
        var response = await Table.DeleteEntityAsync("p", "none");
        Assert.Equal(404, response.Status);
    }

    [Fact]
    public async Task Keys_ThatAreMissing_AreRefusedBeforeAnythingIsSent()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => Table.AddEntityAsync(new TableEntity { RowKey = "r" }));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Table.UpsertEntityAsync(new TableEntity { PartitionKey = "p" }));
    }

    private async Task<List<T>> All<T>(string filter)
        where T : class, ITableEntity
    {
        var entities = new List<T>();
        await foreach (var entity in Table.QueryAsync<T>(filter))
        {
            entities.Add(entity);
        }

        return entities;
    }
}
