using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace StandIns.Tests.Tables;

/// <summary>An entity class such as the product has.</summary>
public sealed class Submission : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string? Name { get; set; }

    public string? Explained { get; set; }

    public long Fen { get; set; }

    public int Rows { get; set; }

    public int? Open { get; set; }

    public DateTimeOffset TakenAt { get; set; }

    public Verdict Verdict { get; set; }

    public double Share { get; set; }

    public byte[]? Receipt { get; set; }

    [IgnoreDataMember]
    public string Hidden { get; set; } = "not stored";
}
