using Azure.Data.Tables;
using Pipeline.TestKit;

namespace StandIns.Tests.Tables;

public sealed class QueryTests(AzuriteFixture azurite) : TableTestBase(azurite)
{
    [Fact]
    public async Task MoreThanAThousandEntities_ComeInPages_AllAndInOrder()
    {
        const int count = 1_203;
        for (var start = 0; start < count; start += 100)
        {
            await Table.SubmitTransactionAsync(Enumerable.Range(start, Math.Min(100, count - start))
                .Select(i => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("分区 一", $"行{i:D5}") { ["I"] = i })));
        }

        var numbers = new List<int?>();
        var pages = 0;
        await foreach (var page in Table.QueryAsync<TableEntity>().AsPages())
        {
            pages++;
            Assert.True(page.Values.Count <= 1000);
            numbers.AddRange(page.Values.Select(e => e.GetInt32("I")));
        }

        Assert.Equal(2, pages);
        Assert.Equal(Enumerable.Range(0, count).Cast<int?>(), numbers);
        Assert.Equal(count, await CountAsync(Table.QueryAsync<TableEntity>(select: ["RowKey"])));
    }

    [Fact]
    public async Task AContinuationToken_GoesOnWhereThePageEnded()
    {
        foreach (var row in (string[])["一", "二", "三"])
        {
            await Table.AddEntityAsync(new TableEntity("p q", row));
        }

        var first = await FirstAsync(Table.QueryAsync<TableEntity>(maxPerPage: 2).AsPages());
        Assert.Equal(2, first.Values.Count);
        Assert.NotNull(first.ContinuationToken);

        var second = await FirstAsync(Table.QueryAsync<TableEntity>(maxPerPage: 2).AsPages(first.ContinuationToken));
        Assert.Single(second.Values);
        Assert.Null(second.ContinuationToken);
        Assert.Equal(
            new[] { "一", "三", "二" },
            first.Values.Concat(second.Values).Select(e => e.RowKey).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ge and lt of a text", "text", 2)]
    [InlineData("64-bit number", "long", 1)]
    [InlineData("date", "date", 1)]
    [InlineData("flag", "flag", 2)]
    [InlineData("quotes in a value", "quote", 1)]
    [InlineData("nothing matches", "none", 0)]
    public async Task Filters_ByEveryType(string why, string filter, int expected)
    {
        var day = new DateTimeOffset(2019, 6, 30, 0, 0, 0, TimeSpan.Zero);
        await Table.AddEntityAsync(new TableEntity("p", "a1") { ["N"] = 5_000_000_000L, ["D"] = day, ["F"] = true, ["T"] = "it's" });
        await Table.AddEntityAsync(new TableEntity("p", "a2") { ["N"] = 1L, ["D"] = day.AddDays(1), ["F"] = true, ["T"] = "its" });
        await Table.AddEntityAsync(new TableEntity("p", "b1") { ["N"] = 1L, ["D"] = day.AddDays(1), ["F"] = false, ["T"] = "'" });

        var text = filter switch
        {
            "text" => TableClient.CreateQueryFilter($"RowKey ge {"a"} and RowKey lt {"b"}"),
            "long" => TableClient.CreateQueryFilter($"N gt {4_999_999_999L}"),
            "date" => TableClient.CreateQueryFilter($"D le {day}"),
            "flag" => TableClient.CreateQueryFilter($"F eq {true}"),
            "quote" => TableClient.CreateQueryFilter($"T eq {"it's"}"),
            _ => TableClient.CreateQueryFilter($"PartitionKey eq {"' or 'a' eq 'a"}"),
        };

        Assert.True(expected == await CountAsync(Table.QueryAsync<TableEntity>(text)), $"{why}: {text}");
    }

    [Fact]
    public void CreateQueryFilter_QuotesAndEscapes()
    {
        var time = new DateTimeOffset(2019, 1, 2, 3, 4, 5, TimeSpan.FromHours(8));
        Assert.Equal(
            "A eq 'O''Neil' and B eq 5 and C eq 5L and D eq true and E eq datetime'2019-01-01T19:04:05Z' and F eq guid'00000000-0000-0000-0000-000000000000' and G eq 1.5",
            TableClient.CreateQueryFilter($"A eq {"O'Neil"} and B eq {5} and C eq {5L} and D eq {true} and E eq {time} and F eq {Guid.Empty} and G eq {1.5}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {new Uri("http://x")}"));
    }

    [Fact]
    public async Task ABadFilter_IsRefused()
    {
        var error = await Assert.ThrowsAnyAsync<Azure.RequestFailedException>(() => CountAsync(Table.QueryAsync<TableEntity>("RowKey zz 'a'")));
        Assert.Equal(400, error.Status);
    }

    private static async Task<int> CountAsync(IAsyncEnumerable<TableEntity> entities)
    {
        var count = 0;
        await foreach (var _ in entities)
        {
            count++;
        }

        return count;
    }

    private static async Task<T> FirstAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var item in items)
        {
            return item;
        }

        throw new InvalidOperationException("There was no page.");
    }
}
