using Azure.Data.Tables;

namespace Pipeline.Storage.Tables;

/// <summary>Parts many actions on one partition into transactions that the service takes.</summary>
internal static class EntityTransactions
{
    /// <exception cref="ArgumentException">Two partitions are mixed.</exception>
    /// <exception cref="InvalidOperationException">An entity by itself is more than the service takes.</exception>
    public static IEnumerable<List<TableTransactionAction>> Split(IEnumerable<TableTransactionAction> actions)
    {
        var batch = new List<TableTransactionAction>();
        string? partition = null;
        var bytes = 0;
        foreach (var action in actions)
        {
            var entity = (TableEntity)action.Entity;
            EntitySize.Check(entity);
            partition ??= entity.PartitionKey;
            if (entity.PartitionKey != partition)
            {
                throw new ArgumentException(
                    $"A transaction is of one partition; here are {partition} and {entity.PartitionKey}.",
                    nameof(actions)
                );
            }
            var size = EntitySize.Sent(entity);
            if (batch.Count == TableLimits.EntitiesPerTransaction || (batch.Count > 0 && bytes + size > TableLimits.BytesPerTransaction))
            {
                yield return batch;
                batch = [];
                bytes = 0;
            }
            batch.Add(action);
            bytes += size;
        }
        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    public static async Task SubmitAllAsync(
        TableClient table,
        IEnumerable<TableTransactionAction> actions,
        CancellationToken cancellationToken
    )
    {
        foreach (var batch in Split(actions))
        {
            await table.SubmitTransactionAsync(batch, cancellationToken);
        }
    }
}
