using Azure;
using Azure.Data.Tables;
using Pipeline.TestKit;

namespace StandIns.Tests.Tables;

/// <summary>A fresh table on the real emulator for every test.</summary>
public abstract class TableTestBase(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    protected AzuriteFixture Azurite { get; } = azurite;

    protected TableServiceClient Service { get; } = new(azurite.ConnectionString);

    protected TableClient Table { get; } = new(azurite.ConnectionString, azurite.NewPrefix() + "table");

    public Task InitializeAsync() => Table.CreateAsync();

    public Task DisposeAsync() => Table.DeleteAsync();

    protected static async Task<RequestFailedException> Refused(int status, string errorCode, Func<Task> act)
    {
        var error = await Assert.ThrowsAnyAsync<RequestFailedException>(act);
        Assert.Equal((status, errorCode), (error.Status, error.ErrorCode));
        return error;
    }
}
