using Azure.Data.Tables;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage.Tests;

public sealed class LimitsTests
{
    [Theory]
    [InlineData("a/b", "U+002F")]
    [InlineData("a\\b", "U+005C")]
    [InlineData("a#b", "U+0023")]
    [InlineData("a?b", "U+003F")]
    [InlineData("a\u0001b", "U+0001")]
    [InlineData("a\u0085b", "U+0085")]
    [InlineData("a%2Fb", "%2F")]
    [InlineData("a%2fb", "%2F")]
    public void Keys_Rejects(string key, string named) =>
        Assert.Contains(named, Assert.Throws<ArgumentException>(() => TableKeys.Checked(key)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2019-H1|4501220001")]
    [InlineData("学校 'a' \"b\" 😀 %20")]
    public void Keys_Accepts(string key) => Assert.Equal(key, TableKeys.Checked(key));

    [Fact]
    public void Keys_OneKibibyteAndNoMore()
    {
        TableKeys.Checked(new string('a', 512));
        Assert.Throws<ArgumentException>(() => TableKeys.Checked(new string('a', 513)));
    }

    [Theory]
    [InlineData(99, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    public void Transactions_OfAHundred(int entities, int transactions) =>
        Assert.Equal(
            transactions,
            EntityTransactions.Split(Enumerable.Range(0, entities).Select(i => Put(new TableEntity("p", $"{i}")))).Count()
        );

    [Fact]
    public void Transactions_BelowFourMebibytes()
    {
        var texts = new TableEntity("p", "r") { ["a"] = new string('学', 32_768), ["b"] = new string('x', 32_768) };
        var batches = EntityTransactions.Split(Enumerable.Repeat(texts, 40).Select(Put)).ToList();
        Assert.True(batches.Count > 1);
        Assert.All(
            batches,
            batch => Assert.True(batch.Sum(action => EntitySize.Sent((TableEntity)action.Entity)) <= TableLimits.BytesPerTransaction)
        );
    }

    [Fact]
    public void Transactions_RefuseTwoPartitions() =>
        Assert.Throws<ArgumentException>(() =>
            EntityTransactions.Split([Put(new TableEntity("p", "1")), Put(new TableEntity("q", "1"))]).ToList()
        );

    [Fact]
    public void Entity_TooManyProperties()
    {
        var entity = new TableEntity("p", "r");
        for (var i = 0; i < 252; i++)
        {
            entity[$"p{i}"] = i;
        }
        EntitySize.Check(entity);
        entity["more"] = 1;
        Assert.Contains("252", Assert.Throws<InvalidOperationException>(() => EntitySize.Check(entity)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entity_TooLarge()
    {
        var entity = new TableEntity("p", "r");
        for (var i = 0; i < 15; i++)
        {
            entity[$"p{i}"] = new string('a', 32_768);
        }
        EntitySize.Check(entity);
        entity["more"] = new string('a', 32_768);
        Assert.Contains(
            "1 MiB",
            Assert.Throws<InvalidOperationException>(() => EntitySize.Check(entity)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Text_IsCutBetweenCharacters()
    {
        Assert.Equal(32_768, TableText.Fit(new string('a', 40_000))!.Length);
        var pairs = TableText.Fit(string.Concat(Enumerable.Repeat("😀", 20_000)))!;
        Assert.EndsWith("😀…", pairs, StringComparison.Ordinal);
        Assert.Equal("short", TableText.Fit("short"));
    }

    private static TableTransactionAction Put(TableEntity entity) => new(TableTransactionActionType.UpsertReplace, entity);
}
