using Azure;
using Azure.Data.Tables;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage.Access;

/// <summary>The signed-in browsers, in the partitions of those whom they belong to.</summary>
public sealed class AccessSessions(StorageClients clients)
{
    private const string Session = "s|";
    private readonly TableClient table = clients.Table(StorageNames.AccessTable);

    public Task AddAsync(AccessSession session, CancellationToken cancellationToken) =>
        table.AddEntityAsync(
            new TableEntity(session.Owner, Session + session.Id)
            {
                ["Subject"] = session.Subject,
                ["At"] = session.At,
                ["SeenAt"] = session.SeenAt,
                ["EndedAt"] = session.EndedAt,
            },
            cancellationToken
        );

    /// <summary>Null if there is no such session.</summary>
    public async Task<AccessSession?> FindAsync(string owner, string id, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(owner, Session + id, cancellationToken: cancellationToken);
        return found.HasValue ? Read(found.Value!) : null;
    }

    /// <summary>All sessions of an owner, also ended ones.</summary>
    public async Task<IReadOnlyList<AccessSession>> OfAsync(string owner, CancellationToken cancellationToken)
    {
        var sessions = new List<AccessSession>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {owner} and RowKey ge {Session} and RowKey lt {"s}"}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            sessions.Add(Read(entity));
        }
        return sessions;
    }

    /// <summary>Notes a request; an ended session stays ended.</summary>
    public Task SeeAsync(AccessSession session, DateTimeOffset at, CancellationToken cancellationToken) =>
        MergeAsync(session, "SeenAt", at, cancellationToken);

    public Task EndAsync(AccessSession session, DateTimeOffset at, CancellationToken cancellationToken) =>
        MergeAsync(session, "EndedAt", at, cancellationToken);

    /// <summary>Takes a session's row away.</summary>
    public Task RemoveAsync(AccessSession session, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(session.Owner, Session + session.Id, ETag.All, cancellationToken);

    private async Task MergeAsync(AccessSession session, string name, DateTimeOffset at, CancellationToken cancellationToken)
    {
        try
        {
            await table.UpdateEntityAsync(
                new TableEntity(session.Owner, Session + session.Id) { [name] = at },
                ETag.All,
                TableUpdateMode.Merge,
                cancellationToken
            );
        }
        catch (RequestFailedException exception) when (exception.Status == 404) { }
    }

    private static AccessSession Read(TableEntity entity) =>
        new(
            entity.PartitionKey,
            entity.RowKey[Session.Length..],
            entity.Text("Subject"),
            entity.Time("At"),
            entity.Time("SeenAt"),
            entity.GetDateTimeOffset("EndedAt")
        );
}
