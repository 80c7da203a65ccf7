using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage;

/// <summary>The periods that the bureau opened, in a partition of their own.</summary>
public sealed class PeriodPlanStore(StorageClients clients)
{
    private const string Partition = "plan";
    private readonly TableClient table = clients.Table(StorageNames.PeriodsTable);

    public Task PutAsync(PeriodPlan plan, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(
            new TableEntity(Partition, plan.Period.ToString())
            {
                ["OpenedAt"] = plan.OpenedAt,
                ["OpenedBy"] = TableText.Fit(plan.OpenedBy),
                ["Excused"] = string.Join(' ', plan.Excused),
            },
            TableUpdateMode.Replace,
            cancellationToken
        );

    /// <summary>Null if the bureau did not open it; schools may report all the same.</summary>
    public async Task<PeriodPlan?> FindAsync(Period period, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, period.ToString(), cancellationToken: cancellationToken);
        return found.HasValue ? Read(found.Value!) : null;
    }

    public async IAsyncEnumerable<PeriodPlan> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (
            var entity in table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"),
                cancellationToken: cancellationToken
            )
        )
        {
            yield return Read(entity);
        }
    }

    private static PeriodPlan Read(TableEntity entity) =>
        new(
            Period.Parse(entity.RowKey),
            entity.Time("OpenedAt"),
            entity.Text("OpenedBy"),
            [.. entity.Text("Excused").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => SchoolCode.Parse(code))]
        );
}
