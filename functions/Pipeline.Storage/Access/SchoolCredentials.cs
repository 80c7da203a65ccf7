using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage.Access;

/// <summary>
/// Access codes of schools: a partition a school, in it one row a period for the code in force, and one for failed sign-ins.
/// </summary>
public sealed class SchoolCredentials(StorageClients clients)
{
    private const string Code = "c|";
    private const string Failures = "failures";
    private readonly TableClient table = clients.Table(StorageNames.AccessTable);

    /// <summary>The partition of a school.</summary>
    public static string OwnerOf(SchoolCode school) => "school|" + school;

    /// <summary>Puts a code in force, in the place of the school's earlier one for the period.</summary>
    public Task PutAsync(SchoolCredential credential, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(OwnerOf(credential.School), Code + credential.Period)
        {
            ["Id"] = credential.Id,
            ["By"] = TableText.Fit(credential.By),
            ["At"] = credential.At,
            ["Ends"] = credential.Ends,
            ["RevokedAt"] = credential.RevokedAt,
        };
        SecretColumns.Write(entity, credential.Secret);
        return table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The code in force of a school and period; null if none was issued.</summary>
    public async Task<SchoolCredential?> FindAsync(SchoolCode school, Period period, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(OwnerOf(school), Code + period, cancellationToken: cancellationToken);
        return found.HasValue ? Read(found.Value!) : null;
    }

    /// <summary>A school's codes, newest first, and its failed sign-ins.</summary>
    public async Task<(IReadOnlyList<SchoolCredential> Codes, AccessFailures Failures)> OfSchoolAsync(
        SchoolCode school,
        CancellationToken cancellationToken
    )
    {
        var codes = new List<SchoolCredential>();
        var failures = AccessFailures.None;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {OwnerOf(school)} and RowKey ge {Code} and RowKey lt {"g"}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (entity.RowKey == Failures)
            {
                failures = new AccessFailures(entity.Whole("Count"), entity.GetDateTimeOffset("Until"));
            }
            else if (entity.RowKey.StartsWith(Code, StringComparison.Ordinal))
            {
                codes.Add(Read(entity));
            }
        }
        return ([.. codes.OrderByDescending(code => code.At)], failures);
    }

    /// <summary>The codes of a period, of every school that has one.</summary>
    public async IAsyncEnumerable<SchoolCredential> OfPeriodAsync(
        Period period,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {"school|"} and PartitionKey lt {"school}"} and RowKey eq {Code + period}"
        );
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return Read(entity);
        }
    }

    public Task SetFailuresAsync(SchoolCode school, AccessFailures failures, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(
            new TableEntity(OwnerOf(school), Failures) { ["Count"] = failures.Count, ["Until"] = failures.Until },
            TableUpdateMode.Replace,
            cancellationToken
        );

    /// <summary>Withdraws a code; false if there is none or another than that.</summary>
    public async Task<bool> RevokeAsync(SchoolCode school, Period period, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(OwnerOf(school), Code + period, cancellationToken: cancellationToken);
        if (!found.HasValue || found.Value!.GetDateTimeOffset("RevokedAt") is not null)
        {
            return false;
        }
        found.Value["RevokedAt"] = at;
        try
        {
            await table.UpdateEntityAsync(found.Value, found.Value.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 412)
        {
            return false;
        }
    }

    private static SchoolCredential Read(TableEntity entity) =>
        new(
            SchoolCode.Parse(entity.PartitionKey["school|".Length..]),
            Period.Parse(entity.RowKey[Code.Length..]),
            entity.Text("Id"),
            SecretColumns.Read(entity)!,
            entity.Text("By"),
            entity.Time("At"),
            entity.Time("Ends"),
            entity.GetDateTimeOffset("RevokedAt")
        );
}
