using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage.Access;

/// <summary>The bureau's people, and tickets that sign one of them in once.</summary>
public sealed class BureauPeople(StorageClients clients)
{
    /// <summary>The partition of people, tickets and their sessions.</summary>
    public const string Owner = "bureau";

    private const string Person = "p|";
    private const string Ticket = "o|";
    private readonly TableClient table = clients.Table(StorageNames.AccessTable);

    /// <summary>What sessions name a person by: an account may hold signs that keys may not.</summary>
    public static string IdOf(string account) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(account.Trim().ToLowerInvariant())))[..32];

    public Task PutAsync(BureauPerson person, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(Owner, Person + IdOf(person.Account))
        {
            ["Account"] = person.Account,
            ["Name"] = person.Name,
            ["Role"] = person.Role.ToString(),
            ["Areas"] = StorageJson.Write(person.Areas),
            ["Totp"] = person.ProtectedTotp,
            ["LastTotpStep"] = person.LastTotpStep,
            ["RevokedAt"] = person.RevokedAt,
        };
        SecretColumns.Write(entity, person.Secret);
        return table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
    }

    /// <param name="id">See <see cref="IdOf"/>.</param>
    public async Task<BureauPerson?> FindAsync(string id, CancellationToken cancellationToken) =>
        await EntityAsync(id, cancellationToken) is { } entity ? Read(entity) : null;

    public async Task<IReadOnlyList<BureauPerson>> AllAsync(CancellationToken cancellationToken)
    {
        var people = new List<BureauPerson>();
        await foreach (
            var entity in table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {Owner} and RowKey ge {Person} and RowKey lt {"p}"}"),
                cancellationToken: cancellationToken
            )
        )
        {
            people.Add(Read(entity));
        }
        return people;
    }

    /// <summary>Uses up a one-time password's step; false if it, or a later one, was used already.</summary>
    public async Task<bool> TryUseTotpStepAsync(string id, long step, CancellationToken cancellationToken)
    {
        if (await EntityAsync(id, cancellationToken) is not { } entity || (entity.GetInt64("LastTotpStep") ?? 0) >= step)
        {
            return false;
        }
        entity["LastTotpStep"] = step;
        try
        {
            await table.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 412)
        {
            return false;
        }
    }

    /// <param name="digest">Of the ticket, in hex; the ticket itself is kept nowhere.</param>
    public Task AddTicketAsync(string digest, string id, DateTimeOffset ends, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(
            new TableEntity(Owner, Ticket + digest) { ["Person"] = id, ["Ends"] = ends },
            TableUpdateMode.Replace,
            cancellationToken
        );

    /// <summary>Uses up a ticket: the id of its person, or null if there is none, it ended, or somebody was faster.</summary>
    public async Task<string?> TakeTicketAsync(string digest, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Owner, Ticket + digest, cancellationToken: cancellationToken);
        if (!found.HasValue)
        {
            return null;
        }
        try
        {
            await table.DeleteEntityAsync(Owner, Ticket + digest, found.Value!.ETag, cancellationToken);
            return now < found.Value.Time("Ends") ? found.Value.Text("Person") : null;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return null;
        }
    }

    private async Task<TableEntity?> EntityAsync(string id, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Owner, Person + id, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    private static BureauPerson Read(TableEntity entity) =>
        new(
            entity.Text("Account"),
            entity.Text("Name"),
            entity.Choice<BureauRole>("Role"),
            StorageJson.Read<ImmutableArray<string>>(entity.Text("Areas")),
            SecretColumns.Read(entity),
            entity.GetString("Totp"),
            entity.GetInt64("LastTotpStep") ?? 0,
            entity.GetDateTimeOffset("RevokedAt")
        );
}
