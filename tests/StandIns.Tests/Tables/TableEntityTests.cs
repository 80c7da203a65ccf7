using Azure;
using Azure.Data.Tables;

namespace StandIns.Tests.Tables;

public sealed class TableEntityTests
{
    [Fact]
    public void IsADictionaryOfItsProperties_KeysAmongThem()
    {
        var entity = new TableEntity("分区", "行") { ["A"] = 1 };
        IDictionary<string, object> dictionary = entity;
        Assert.Equal(new[] { "A", "PartitionKey", "RowKey" }, entity.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(3, entity.Count);
        Assert.True(entity.ContainsKey("A"));
        Assert.True(entity.TryGetValue("A", out var value));
        Assert.Equal(1, value);
        Assert.Equal(("分区", "行"), (dictionary["PartitionKey"], dictionary["RowKey"]));
        Assert.True(entity.Remove("A"));
        Assert.Null(entity["A"]);
        entity.Clear();
        Assert.Empty(entity);
        Assert.Null(entity.PartitionKey);
    }

    [Fact]
    public void CopiesTheValuesThatItIsMadeOf()
    {
        var values = new Dictionary<string, object> { ["PartitionKey"] = "p", ["RowKey"] = "r", ["A"] = 1 };
        var entity = new TableEntity(values);
        values["A"] = 2;
        Assert.Equal(1, entity.GetInt32("A"));
        Assert.Equal("r", entity.RowKey);
    }

    [Fact]
    public void AWideNumber_StaysWide()
    {
        var entity = new TableEntity("p", "r") { ["Long"] = 5L, ["Double"] = 1.5 };
        entity["Long"] = 6;
        entity["Double"] = 2;
        Assert.Equal(6L, entity.GetInt64("Long"));
        Assert.Equal(2.0, entity.GetDouble("Double"));
    }

    [Fact]
    public void ATextTakesATimeAsText_AndAnyOtherValueAsItIs()
    {
        var entity = new TableEntity("p", "r") { ["Text"] = "a", ["Other"] = "b", ["Small"] = 5 };
        entity["Small"] = 6L;
        Assert.Equal(6L, entity.GetInt64("Small"));
        entity["Text"] = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        entity["Other"] = 5;
        Assert.Equal("01/02/2020 03:04:05", entity.GetString("Text"));
        Assert.Equal(5, entity.GetInt32("Other"));
        entity["Other"] = null;
        Assert.Null(entity.GetString("Other"));
    }

    [Fact]
    public void BytesAreGivenAsDataToo_ButDataNotAsBytes()
    {
        var entity = new TableEntity("p", "r") { ["Bytes"] = new byte[] { 1 }, ["Data"] = BinaryData.FromBytes([2]) };
        Assert.Equal([1], entity.GetBinaryData("Bytes").ToArray());
        Assert.Equal([2], entity.GetBinaryData("Data").ToArray());
        Assert.Throws<InvalidOperationException>(() => entity.GetBinary("Data"));
    }

    [Fact]
    public void AsksForTheTypeThatIsThere()
    {
        var entity = new TableEntity("p", "r") { ["Text"] = "a", ["Number"] = 5 };
        Assert.Throws<InvalidOperationException>(() => entity.GetInt32("Text"));
        Assert.Throws<InvalidOperationException>(() => entity.GetInt64("Number"));
        Assert.Null(entity.GetInt32("None"));
        Assert.Null(entity.GetDateTimeOffset("None"));
        Assert.Null(entity.Timestamp);
    }

    [Fact]
    public void HoldsItsETag()
    {
        var entity = new TableEntity("p", "r") { ETag = new ETag("W/\"5\"") };
        Assert.Equal("W/\"5\"", entity.ETag.ToString());
    }
}
