using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure.Data.Tables;
using Pipeline.Domain.Periods;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage.Access;

/// <summary>Who did what: a partition a month (Chinese time), newest first; rows are only ever added.</summary>
public sealed class AuditTrail(StorageClients clients)
{
    private readonly TableClient table = clients.Table(StorageNames.AccessTable);

    /// <summary>The month that a moment is filed under: <c>202611</c>.</summary>
    public static string MonthOf(DateTimeOffset at) => ChinaTime.Write(at, "yyyyMM");

    public Task AddAsync(AuditEvent line, CancellationToken cancellationToken)
    {
        var row = string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTimeOffset.MaxValue.UtcTicks - line.At.UtcTicks:D19}|{RandomNumberGenerator.GetHexString(8, true)}"
        );
        return table.AddEntityAsync(
            new TableEntity("log|" + MonthOf(line.At), row)
            {
                ["At"] = line.At,
                ["Who"] = TableText.Fit(line.Who),
                ["What"] = line.What,
                ["Period"] = line.Period,
                ["School"] = line.School,
                ["Detail"] = TableText.Fit(line.Detail),
            },
            cancellationToken
        );
    }

    /// <summary>The lines of a month, newest first.</summary>
    public async IAsyncEnumerable<AuditEvent> ReadAsync(string month, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (
            var entity in table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {"log|" + month}"),
                cancellationToken: cancellationToken
            )
        )
        {
            yield return new AuditEvent(
                entity.Time("At"),
                entity.Text("Who"),
                entity.Text("What"),
                entity.GetString("Period"),
                entity.GetString("School"),
                entity.Text("Detail")
            );
        }
    }
}
