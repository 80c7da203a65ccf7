using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Internal;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>One table and its entities.</summary>
public class TableClient
{
    private readonly TableRequests _requests;

    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    public TableClient(string connectionString, string tableName, TableClientOptions options = null)
        : this(TableRequests.For(connectionString, options), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions options = null)
        : this(TableRequests.For(endpoint, credential, options), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions options = null)
        : this(TableRequests.For(endpoint, tokenCredential, options), tableName)
    {
    }

    protected TableClient()
    {
    }

    internal TableClient(TableRequests requests, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        _requests = requests;
        Name = tableName;
    }

    public virtual string Name { get; }

    public virtual string AccountName => _requests.AccountName;

    public virtual Uri Uri => new(_requests.Endpoint.AbsoluteUri.TrimEnd('/') + "/" + Name);

    /// <summary>An OData filter from an interpolated string, whose holes become quoted and escaped literals.</summary>
    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.Create(filter);

    public virtual Response<TableItem> Create(CancellationToken cancellationToken = default) =>
        CreateAsync(false, [201], cancellationToken).GetAwaiter().GetResult();

    public virtual Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        CreateAsync(true, [201], cancellationToken);

    public virtual Response<TableItem> CreateIfNotExists(CancellationToken cancellationToken = default) =>
        CreateAsync(false, [201, 409], cancellationToken).GetAwaiter().GetResult();

    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        CreateAsync(true, [201, 409], cancellationToken);

    /// <summary>Deletes the table; one that is not there is no error.</summary>
    public virtual Response Delete(CancellationToken cancellationToken = default) => DeleteAsync(false, cancellationToken).GetAwaiter().GetResult();

    /// <inheritdoc cref="Delete"/>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) => DeleteAsync(true, cancellationToken);

    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        Check(entity);
        using var message = _requests.CreateInsert(Name, entity);
        return await _requests.SendAsync(message, true, cancellationToken, 201, 204).ConfigureAwait(false);
    }

    public virtual async Task<Response<T>> GetEntityAsync<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = CreateGet(partitionKey, rowKey, select);
        var response = await _requests.SendAsync(message, true, cancellationToken, 200).ConfigureAwait(false);
        return Response.FromValue(Entity<T>(response), response);
    }

    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = CreateGet(partitionKey, rowKey, select);
        var response = await _requests.SendAsync(message, true, cancellationToken, 200, 404).ConfigureAwait(false);
        return response.Status == 404 ? new NoValueResponse<T>(response) : Response.FromValue(Entity<T>(response), response);
    }

    public virtual async Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        Check(entity);
        using var message = _requests.CreateWrite(Name, entity, mode, ifMatch: null);
        return await _requests.SendAsync(message, true, cancellationToken, 204).ConfigureAwait(false);
    }

    public virtual async Task<Response> UpdateEntityAsync<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        Check(entity);
        if (ifMatch == default)
        {
            throw new ArgumentException("Value cannot be default.", nameof(ifMatch));
        }

        using var message = _requests.CreateWrite(Name, entity, mode, ifMatch);
        return await _requests.SendAsync(message, true, cancellationToken, 204).ConfigureAwait(false);
    }

    public virtual Task<Response> DeleteEntityAsync(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    /// <summary>Deletes the entity; one that is not there is no error.</summary>
    public virtual async Task<Response> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        using var message = _requests.CreateDelete(Name, partitionKey, rowKey, ifMatch);
        return await _requests.SendAsync(message, true, cancellationToken, 204, 404).ConfigureAwait(false);
    }

    public virtual AsyncPageable<T> QueryAsync<T>(string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new TablePages<T>((token, size) => FetchAsync<T>(filter, Joined(select), token, size, cancellationToken), maxPerPage, cancellationToken);

    /// <summary>All of the actions, or none: at most 100, of one partition.</summary>
    /// <exception cref="TableTransactionFailedException">The service refused one, and so all.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        var batch = new TableBatch(_requests, Name, transactionActions.ToList());
        using var message = await batch.CreateMessageAsync(cancellationToken).ConfigureAwait(false);
        var response = await _requests.SendAsync(message, true, cancellationToken, 202).ConfigureAwait(false);
        return Response.FromValue(TableBatch.Read(response), response);
    }

    private static void Check(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(entity.PartitionKey);
        ArgumentNullException.ThrowIfNull(entity.RowKey);
    }

    private static string Joined(IEnumerable<string> select) => select is null ? null : string.Join(',', select);

    private static T Entity<T>(Response response)
        where T : class, ITableEntity
    {
        using var json = JsonDocument.Parse(response.Content);
        return EntityBinder.Create<T>(EntityJson.Read(json.RootElement));
    }

    private static string Continuation(Response response)
    {
        var partition = response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var p) ? p : null;
        var row = response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var r) ? r : null;
        return partition is null && row is null ? null : $"{partition} {row}";
    }

    private async Task<Response<TableItem>> CreateAsync(bool async, int[] expected, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["TableName"] = Name });
        using var message = _requests.Create(RequestMethod.Post, "Tables", body);
        var response = await _requests.SendAsync(message, async, cancellationToken, expected).ConfigureAwait(false);
        if (response.Status == 409 && new RequestFailedException(response) is { ErrorCode: not "TableAlreadyExists" } other)
        {
            // A table that is being deleted is a conflict too, and cannot be used.
            throw other;
        }

        return Response.FromValue(new TableItem(Name), response);
    }

    private async Task<Response> DeleteAsync(bool async, CancellationToken cancellationToken)
    {
        using var message = _requests.Create(RequestMethod.Delete, $"Tables('{Name}')");
        return await _requests.SendAsync(message, async, cancellationToken, 204, 404).ConfigureAwait(false);
    }

    private HttpMessage CreateGet(string partitionKey, string rowKey, IEnumerable<string> select) =>
        _requests.Create(RequestMethod.Get, TableRequests.EntityPath(Name, partitionKey, rowKey), null, null, ("$select", Joined(select)));

    private async Task<Page<T>> FetchAsync<T>(string filter, string select, string token, int? pageSize, CancellationToken cancellationToken)
        where T : class, ITableEntity
    {
        var next = token?.Split(' ', 2) ?? [];
        using var message = _requests.Create(
            RequestMethod.Get,
            $"{Name}()",
            null,
            null,
            ("$filter", filter),
            ("$select", select),
            ("$top", TableRequests.Number(pageSize)),
            ("NextPartitionKey", next.ElementAtOrDefault(0)),
            ("NextRowKey", next.ElementAtOrDefault(1) is { Length: > 0 } row ? row : null));
        var response = await _requests.SendAsync(message, true, cancellationToken, 200).ConfigureAwait(false);
        using var json = JsonDocument.Parse(response.Content);
        var entities = json.RootElement.GetProperty("value").EnumerateArray().Select(e => EntityBinder.Create<T>(EntityJson.Read(e))).ToList();
        return Page<T>.FromValues(entities, Continuation(response), response);
    }
}
