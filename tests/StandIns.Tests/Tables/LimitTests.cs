using Azure;
using Azure.Data.Tables;
using Pipeline.TestKit;

namespace StandIns.Tests.Tables;

/// <summary>
/// Limits that the emulator and the service have alike. The emulator lets pass what the service refuses: more than 252 properties,
/// names that are no identifiers or over 255 characters, and an inserted entity over 1 MiB.
/// </summary>
public sealed class LimitTests(AzuriteFixture azurite) : TableTestBase(azurite)
{
    [Fact]
    public async Task AText_MayHave32768Characters_AndNoMore()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["Text"] = new string('校', 32_768) });
        Assert.Equal(32_768, (await Table.GetEntityAsync<TableEntity>("p", "r")).Value.GetString("Text").Length);
        await Refused(400, "PropertyValueTooLarge", () => Table.UpsertEntityAsync(new TableEntity("p", "r") { ["Text"] = new string('校', 32_769) }));
    }

    [Fact]
    public async Task ABinary_MayHave65536Bytes_AndNoMore()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["Bytes"] = new byte[65_536] });
        await Refused(400, "PropertyValueTooLarge", () => Table.UpsertEntityAsync(new TableEntity("p", "r") { ["Bytes"] = new byte[65_537] }));
    }

    [Fact]
    public async Task AnEntityOverOneMebibyte_IsRefused()
    {
        var entity = new TableEntity("p", "r");
        foreach (var i in Enumerable.Range(0, 17))
        {
            entity[$"Part{i}"] = new byte[65_536];
        }

        await Refused(400, "EntityTooLarge", () => Table.UpsertEntityAsync(entity));
    }

    [Fact]
    public async Task AKey_MayHave512Characters_AndNoMore()
    {
        await Table.AddEntityAsync(new TableEntity("p", new string('a', 512)));
        var error = await Assert.ThrowsAnyAsync<RequestFailedException>(() => Table.AddEntityAsync(new TableEntity("p", new string('a', 513))));
        Assert.Equal(400, error.Status);
    }

    [Theory]
    [InlineData('/')]
    [InlineData('\\')]
    [InlineData('#')]
    [InlineData('?')]
    [InlineData('\u0001')]
    public async Task AKey_WithAForbiddenCharacter_IsRefused(char forbidden)
    {
        var error = await Assert.ThrowsAnyAsync<RequestFailedException>(() => Table.AddEntityAsync(new TableEntity("p", $"a{forbidden}b")));
        Assert.Equal(400, error.Status);
    }
}
