using Azure;
using Azure.Data.Tables;
using Pipeline.TestKit;

namespace StandIns.Tests.Tables;

public sealed class TransactionTests(AzuriteFixture azurite) : TableTestBase(azurite)
{
    [Fact]
    public async Task EveryKindOfAction_InOneTransaction()
    {
        foreach (var row in (string[])["merge", "replace", "delete", "upsert"])
        {
            await Table.AddEntityAsync(new TableEntity("学区", row) { ["Old"] = 1 });
        }

        var etag = (await Table.GetEntityAsync<TableEntity>("学区", "replace")).Value.ETag;
        var response = await Table.SubmitTransactionAsync(
        [
            Action(TableTransactionActionType.Add, "add 'quoted' 新"),
            Action(TableTransactionActionType.UpdateMerge, "merge", ETag.All),
            Action(TableTransactionActionType.UpdateReplace, "replace", etag),
            Action(TableTransactionActionType.Delete, "delete"),
            Action(TableTransactionActionType.UpsertReplace, "upsert"),
            Action(TableTransactionActionType.UpsertMerge, "new"),
        ]);

        Assert.Equal(202, response.GetRawResponse().Status);
        Assert.Equal([204, 204, 204, 204, 204, 204], response.Value.Select(r => r.Status));
        Assert.Equal((await Table.GetEntityAsync<TableEntity>("学区", "new")).Value.ETag, response.Value[5].Headers.ETag);
        var rows = new List<(string, int?, string?)>();
        await foreach (var entity in Table.QueryAsync<TableEntity>())
        {
            rows.Add((entity.RowKey, entity.GetInt32("Old"), entity.GetString("New")));
        }

        Assert.Equal(
            [("add 'quoted' 新", null, "新"), ("merge", 1, "新"), ("new", null, "新"), ("replace", null, "新"), ("upsert", null, "新")],
            rows.OrderBy(r => r.Item1, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99)]
    public async Task AFailingAction_IsNamedByItsPlace_AndNothingIsKept(int place)
    {
        await Table.AddEntityAsync(new TableEntity("学区", "taken"));
        var actions = Enumerable.Range(0, 100)
            .Select(i => Action(TableTransactionActionType.Add, i == place ? "taken" : $"row{i}"));

        var error = await Assert.ThrowsAsync<TableTransactionFailedException>(() => Table.SubmitTransactionAsync(actions));

        Assert.Equal((409, "EntityAlreadyExists", (int?)place), (error.Status, error.ErrorCode, error.FailedTransactionActionIndex));
        var left = 0;
        await foreach (var _ in Table.QueryAsync<TableEntity>())
        {
            left++;
        }

        Assert.Equal(1, left);
    }

    [Fact]
    public async Task AnETagThatWasOvertaken_FailsTheWhole()
    {
        await Table.AddEntityAsync(new TableEntity("学区", "a"));
        var old = (await Table.GetEntityAsync<TableEntity>("学区", "a")).Value.ETag;
        await Table.UpsertEntityAsync(new TableEntity("学区", "a") { ["Theirs"] = 1 });

        var error = await Assert.ThrowsAsync<TableTransactionFailedException>(() => Table.SubmitTransactionAsync(
        [
            Action(TableTransactionActionType.Add, "b"),
            Action(TableTransactionActionType.UpdateReplace, "a", old),
        ]));

        Assert.Equal((412, "UpdateConditionNotSatisfied", (int?)1), (error.Status, error.ErrorCode, error.FailedTransactionActionIndex));
        Assert.False((await Table.GetEntityIfExistsAsync<TableEntity>("学区", "b")).HasValue);
    }

    [Fact]
    public async Task TheSameRowTwice_IsRefused()
    {
        var error = await Assert.ThrowsAnyAsync<RequestFailedException>(() => Table.SubmitTransactionAsync(
        [
            Action(TableTransactionActionType.UpsertReplace, "a"),
            Action(TableTransactionActionType.UpsertReplace, "a"),
        ]));
        Assert.Equal((400, "InvalidDuplicateRow"), (error.Status, error.ErrorCode));
    }

    [Fact]
    public async Task MoreThanAHundredActions_AreRefused()
    {
        var error = await Record.ExceptionAsync(() =>
            Table.SubmitTransactionAsync(Enumerable.Range(0, 101).Select(i => Action(TableTransactionActionType.Add, $"row{i}"))));
        // What the emulator answers to this the official client cannot read, which is the one other thing it may say.
        Assert.True(error is RequestFailedException { Status: 400 } || (error is InvalidOperationException && error.Message.StartsWith("Expected an HTTP status line", StringComparison.Ordinal)), error?.ToString());
        Assert.False((await Table.GetEntityIfExistsAsync<TableEntity>("学区", "row0")).HasValue);
    }

    [Fact]
    public async Task NoActions_AreRefusedBeforeAnythingIsSent() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Table.SubmitTransactionAsync([]));

    private static TableTransactionAction Action(TableTransactionActionType type, string row, ETag etag = default) =>
        new(type, new TableEntity("学区", row) { ["New"] = "新" }, etag);
}
