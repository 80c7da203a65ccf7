using Pipeline.Domain.Periods;

namespace Pipeline.Storage;

/// <summary>One published summary.</summary>
/// <param name="Number">From 1, in the order of publication.</param>
/// <param name="Folder">Where its files lie in the container of summaries.</param>
/// <param name="Digest">Of everything that went in; the same digest means the same summary.</param>
public sealed record Publication(Period Period, int Number, string Folder, string Digest, DateTimeOffset PublishedAt)
{
    /// <summary>The period was locked when it was made (定稿); else it is preliminary (初步数).</summary>
    public bool IsFinal { get; init; }
}
