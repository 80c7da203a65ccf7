using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Pipeline.Cli.LocalServices;
using Pipeline.TestKit;

namespace StandIns.Tests.Tables;

public sealed class ServiceTests(AzuriteFixture azurite) : TableTestBase(azurite)
{
    [Fact]
    public async Task Tables_AreCreatedOnce_ListedAndDeleted()
    {
        var prefix = Azurite.NewPrefix();
        await Service.CreateTableAsync(prefix + "a");
        await Refused(409, "TableAlreadyExists", () => Service.CreateTableAsync(prefix + "a"));
        await Service.CreateTableIfNotExistsAsync(prefix + "a");
        Service.CreateTableIfNotExists(prefix + "b");

        Assert.Equal([prefix + "a", prefix + "b"], await NamesAsync(prefix));

        Assert.Equal(204, (await Service.DeleteTableAsync(prefix + "a")).Status);
        Assert.Equal(404, (await Service.DeleteTableAsync(prefix + "a")).Status);
        Assert.Equal([prefix + "b"], await NamesAsync(prefix));
        await Service.DeleteTableAsync(prefix + "b");
    }

    [Fact]
    public async Task ATableThatIsNotThere_IsTold()
    {
        var none = Service.GetTableClient(Azurite.NewPrefix() + "none");
        var error = await Assert.ThrowsAnyAsync<RequestFailedException>(() => none.AddEntityAsync(new TableEntity("p", "r")));
        Assert.Equal(404, error.Status);
        Assert.Contains(error.ErrorCode, new[] { "TableNotFound", "ResourceNotFound" });
    }

    [Fact]
    public async Task AKeyAndAnEndpoint_SignAsAConnectionStringDoes()
    {
        var credential = new TableSharedKeyCredential(AzuriteProcess.AccountName, AzuriteProcess.AccountKey);
        var client = new TableClient(Azurite.Azurite.TableEndpoint, Table.Name, credential);
        await client.AddEntityAsync(new TableEntity("p", "r"));
        Assert.True((await Table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
        Assert.Equal(AzuriteProcess.AccountName, client.AccountName);
    }

    [Fact]
    public async Task AWrongKey_IsRefused()
    {
        var wrong = new TableSharedKeyCredential(AzuriteProcess.AccountName, Convert.ToBase64String(new byte[64]));
        var client = new TableClient(Azurite.Azurite.TableEndpoint, Table.Name, wrong);
        var error = await Assert.ThrowsAnyAsync<RequestFailedException>(() => client.GetEntityAsync<TableEntity>("p", "r"));
        Assert.Equal(403, error.Status);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=abc;AccountKey=AAAA;EndpointSuffix=core.windows.net", "https://abc.table.core.windows.net/")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=abc;AccountKey=AAAA;EndpointSuffix=core.chinacloudapi.cn;", "https://abc.table.core.chinacloudapi.cn/")]
    [InlineData("AccountName=abc;AccountKey=AA==;TableEndpoint=http://127.0.0.1:1234/abc", "http://127.0.0.1:1234/abc")]
    public void ConnectionStrings_NameTheEndpoint(string text, string endpoint) =>
        Assert.Equal(endpoint, new TableServiceClient(text).Uri.AbsoluteUri);

    [Theory]
    [InlineData("nonsense", "no name and value")]
    [InlineData("AccountName=abc", "no key")]
    [InlineData("", "empty")]
    public void ConnectionStrings_ThatSayNothing_AreRefused(string text, string why)
    {
        var error = Record.Exception(() => new TableServiceClient(text));
        Assert.True(error is ArgumentException or InvalidOperationException or FormatException, why);
    }

    [Theory]
    [InlineData(null, "https://storage.azure.com/.default")]
    [InlineData("china", "https://storage.azure.cn/.default")]
    [InlineData("https://own.example/", "https://own.example/.default")]
    public async Task ATokenCredential_IsAskedForItsScope_AndSentAsBearer(string? audience, string scope)
    {
        var transport = new CannedTransport(_ => (200, """{"PartitionKey":"p","RowKey":"r","odata.etag":"W/\"1\""}"""));
        var options = new TableClientOptions { Transport = transport };
        if (audience is not null)
        {
            options.Audience = audience == "china" ? TableAudience.AzureChina : new TableAudience(audience);
        }

        var credential = new RecordingCredential();
        var client = new TableClient(new Uri("https://abc.table.core.chinacloudapi.cn"), "files", credential, options);

        var entity = (await client.GetEntityAsync<TableEntity>("区 'a'", "r%")).Value;

        Assert.Equal("W/\"1\"", entity.ETag.ToString());
        Assert.Equal(scope, Assert.Single(credential.Scopes));
        var request = Assert.Single(transport.Requests);
        Assert.Equal("Bearer token-1", request.Authorization);
        Assert.StartsWith("https://abc.table.core.chinacloudapi.cn/files(PartitionKey='区 ''a''',RowKey='r%')", Uri.UnescapeDataString(request.Uri), StringComparison.Ordinal);
        Assert.Contains("r%25", request.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A503_IsTriedAgain_AsTheOptionsSay()
    {
        var transport = new CannedTransport(attempt => attempt < 3 ? (503, "") : (204, ""));
        await Client(transport, retries: 3).UpsertEntityAsync(new TableEntity("p", "r"));
        Assert.Equal(3, transport.Requests.Count);

        var failing = new CannedTransport(_ => (503, """{"odata.error":{"code":"ServerBusy","message":{"lang":"en-US","value":"Server busy."}}}"""));
        var error = await Assert.ThrowsAnyAsync<RequestFailedException>(() => Client(failing, retries: 2).UpsertEntityAsync(new TableEntity("p", "r")));
        Assert.Equal((503, "ServerBusy", 3), (error.Status, error.ErrorCode, failing.Requests.Count));
    }

    [Fact]
    public async Task A400_IsNotTriedAgain_AndItsCodeIsTheBodysAlone()
    {
        var transport = new CannedTransport(_ => (400, "<html>")) { ErrorCode = "InvalidInput" };
        var error = await Assert.ThrowsAnyAsync<RequestFailedException>(() => Client(transport, retries: 3).UpsertEntityAsync(new TableEntity("p", "r")));
        Assert.Equal((400, null), (error.Status, error.ErrorCode));
        Assert.Single(transport.Requests);
    }

    [Fact]
    public async Task ACancelledCall_EndsAsCancelled()
    {
        var transport = new CannedTransport(_ => (204, ""));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Client(transport, retries: 0).UpsertEntityAsync(new TableEntity("p", "r"), cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void ErrorCodes_CompareWithText()
    {
        Assert.True(TableErrorCode.UpdateConditionNotSatisfied == "UpdateConditionNotSatisfied");
        Assert.True("ResourceNotFound" == TableErrorCode.ResourceNotFound);
        Assert.True(TableErrorCode.ResourceNotFound != "EntityNotFound");
        Assert.Equal("TableNotFound", TableErrorCode.TableNotFound.ToString());
    }

    private static TableClient Client(CannedTransport transport, int retries)
    {
        var options = new TableClientOptions { Transport = transport };
        options.Retry.MaxRetries = retries;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(2);
        return new TableClient(new Uri("https://abc.table.core.windows.net"), "files", new TableSharedKeyCredential("abc", "AAAA"), options);
    }

    private async Task<List<string>> NamesAsync(string prefix)
    {
        var names = new List<string>();
        var filter = TableServiceClient.CreateQueryFilter($"TableName ge {prefix} and TableName lt {prefix + "zz"}");
        await foreach (TableItem item in Service.QueryAsync(filter))
        {
            names.Add(item.Name);
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private sealed class RecordingCredential : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.Add(string.Join(' ', requestContext.Scopes));
            return new AccessToken(string.Create(CultureInfo.InvariantCulture, $"token-{Scopes.Count}"), TimeProvider.System.GetUtcNow().AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
