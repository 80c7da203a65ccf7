namespace Pipeline.Steps.Status;

/// <param name="Folder">Where its files lie in the container of summaries.</param>
public sealed record PublicationStatus(int Number, string Folder, DateTimeOffset PublishedAt);
