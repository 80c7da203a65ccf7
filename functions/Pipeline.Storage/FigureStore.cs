using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Submissions;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage;

/// <summary>
/// Figures and findings of judged uploads, a set an upload. A set is named by its upload and by its own content, so that it is written once
/// and never changed: whoever writes the same set writes the same entities, and two judgements of one upload can never mix.
/// </summary>
public sealed class FigureStore(StorageClients clients)
{
    private readonly TableClient figures = clients.Table(StorageNames.FiguresTable);
    private readonly TableClient findings = clients.Table(StorageNames.FindingsTable);

    /// <summary>The upload's version that a set belongs to.</summary>
    public static string VersionOf(string set) => set.Split('|')[^2];

    /// <summary>Writes a set and returns its name. A rejected upload has findings and no rows.</summary>
    public async Task<string> WriteAsync(
        SubmissionPartition partition,
        string version,
        IReadOnlyCollection<DataRow> rows,
        IReadOnlyCollection<Finding> noted,
        IReadOnlyCollection<QueryExplanation> explanations,
        CancellationToken cancellationToken
    )
    {
        var (rowEntities, findingEntities) = Entities(rows, noted, explanations);
        var set = NameOf(partition, version, rowEntities, findingEntities);
        await EntityTransactions.SubmitAllAsync(findings, Upserts(set, findingEntities), cancellationToken);
        await EntityTransactions.SubmitAllAsync(figures, Upserts(set, rowEntities), cancellationToken);
        return set;
    }

    /// <summary>The name that <see cref="WriteAsync"/> would give; nothing is written.</summary>
    public static string NameOf(
        SubmissionPartition partition,
        string version,
        IReadOnlyCollection<DataRow> rows,
        IReadOnlyCollection<Finding> noted,
        IReadOnlyCollection<QueryExplanation> explanations
    )
    {
        var (rowEntities, findingEntities) = Entities(rows, noted, explanations);
        return NameOf(partition, version, rowEntities, findingEntities);
    }

    /// <summary>The sets of a period in which a finding of that code stands.</summary>
    public async Task<IReadOnlySet<string>> SetsWithAsync(Period period, string code, CancellationToken cancellationToken)
    {
        var sets = new HashSet<string>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {period + "|"} and PartitionKey lt {period + "}"} and Code eq {code}");
        await foreach (
            var entity in findings.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken)
        )
        {
            sets.Add(entity.PartitionKey);
        }
        return sets;
    }

    /// <summary>
    /// The rows of a set, form by form in the catalogue's order; rows of a form that the catalogue has no more are left out.
    /// </summary>
    public async Task<ImmutableArray<DataRow>> RowsAsync(string set, FormCatalogue catalogue, CancellationToken cancellationToken) =>
        (await ReadAsync(set, catalogue, cancellationToken)).Rows;

    /// <summary>
    /// The rows of a set, and the sheets that hold figures which the catalogue has no more: those are not among the rows.
    /// </summary>
    public async Task<(ImmutableArray<DataRow> Rows, ImmutableArray<string> LeftOut)> ReadAsync(
        string set,
        FormCatalogue catalogue,
        CancellationToken cancellationToken
    )
    {
        var forms = catalogue.Forms.ToDictionary(form => form.Id, StringComparer.Ordinal);
        var rows = new List<DataRow>();
        var leftOut = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var entity in Partition(figures, set, null, cancellationToken))
        {
            var form = forms.GetValueOrDefault(DataRowEntity.FormOf(entity));
            if (form is null || DataRowEntity.HasMore(entity, form))
            {
                leftOut.Add(entity.Text("Sheet"));
            }
            if (form is not null)
            {
                rows.Add(DataRowEntity.Read(entity, form));
            }
        }
        return ([.. rows.OrderBy(row => catalogue.Forms.IndexOf(row.Form))], [.. leftOut]);
    }

    /// <summary>The findings of a set, and what the school explained of queries that only consolidation raises.</summary>
    public async Task<(ImmutableArray<Finding> Findings, ImmutableArray<QueryExplanation> Explanations)> NotesAsync(
        string set,
        CancellationToken cancellationToken
    )
    {
        var noted = ImmutableArray.CreateBuilder<Finding>();
        var explanations = ImmutableArray.CreateBuilder<QueryExplanation>();
        await foreach (var entity in Partition(findings, set, null, cancellationToken))
        {
            if (FindingEntity.IsExplanation(entity))
            {
                explanations.Add(FindingEntity.ReadExplanation(entity));
            }
            else
            {
                noted.Add(FindingEntity.Read(entity));
            }
        }
        return (noted.ToImmutable(), explanations.ToImmutable());
    }

    /// <summary>The findings of a set.</summary>
    public async Task<ImmutableArray<Finding>> FindingsAsync(string set, CancellationToken cancellationToken) =>
        (await NotesAsync(set, cancellationToken)).Findings;

    /// <summary>The sets of a school's period that lie in storage, also those that no history refers to.</summary>
    public async IAsyncEnumerable<string> SetsAsync(
        SubmissionPartition partition,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var table in (TableClient[])[figures, findings])
        {
            var last = "";
            await foreach (
                var entity in table.QueryAsync<TableEntity>(
                    Range(partition),
                    select: ["PartitionKey", "RowKey"],
                    cancellationToken: cancellationToken
                )
            )
            {
                if (entity.PartitionKey != last)
                {
                    last = entity.PartitionKey;
                    yield return last;
                }
            }
        }
    }

    /// <summary>Takes a set away; rows first, so that what is left after a crash is still found by <see cref="SetsAsync"/>.</summary>
    public async Task RemoveAsync(string set, CancellationToken cancellationToken)
    {
        foreach (var table in (TableClient[])[figures, findings])
        {
            var gone = new List<TableTransactionAction>();
            await foreach (var entity in Partition(table, set, ["PartitionKey", "RowKey"], cancellationToken))
            {
                gone.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(set, entity.RowKey)));
            }
            await EntityTransactions.SubmitAllAsync(table, gone, cancellationToken);
        }
    }

    private static (List<TableEntity> Rows, List<TableEntity> Findings) Entities(
        IReadOnlyCollection<DataRow> rows,
        IReadOnlyCollection<Finding> noted,
        IReadOnlyCollection<QueryExplanation> explanations
    )
    {
        var findingEntities = noted.Select((finding, ordinal) => FindingEntity.Write("", ordinal, finding)).ToList();
        findingEntities.AddRange(explanations.Select((explanation, ordinal) => FindingEntity.Write("", ordinal, explanation)));
        return ([.. rows.Select((row, ordinal) => DataRowEntity.Write("", ordinal, row))], findingEntities);
    }

    private static string NameOf(SubmissionPartition partition, string version, List<TableEntity> rows, List<TableEntity> findings) =>
        string.Create(CultureInfo.InvariantCulture, $"{partition.Key}|{version}|{Digest(rows, findings)}");

    private static string Range(SubmissionPartition partition) =>
        TableClient.CreateQueryFilter($"PartitionKey ge {partition.Key + "|"} and PartitionKey lt {partition.Key + "}"}");

    private static AsyncPageable<TableEntity> Partition(
        TableClient table,
        string set,
        string[]? select,
        CancellationToken cancellationToken
    ) =>
        table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {set}"),
            select: select,
            cancellationToken: cancellationToken
        );

    private static IEnumerable<TableTransactionAction> Upserts(string set, List<TableEntity> entities)
    {
        foreach (var entity in entities)
        {
            entity.PartitionKey = set;
            yield return new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity);
        }
    }

    private static string Digest(params ReadOnlySpan<List<TableEntity>> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entities in parts)
        {
            foreach (var (name, value) in entities.SelectMany(entity => entity))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}\u001f{value}\u001e")));
            }
            hash.AppendData([0x1d]);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..10];
    }
}
