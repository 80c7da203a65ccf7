namespace Pipeline.Domain.Consolidation.Results;

/// <summary>The bureau made the figures final (定稿): nothing that comes later counts. Without it they are preliminary (初步数).</summary>
public sealed record Finality(string Who, DateTimeOffset At);
