namespace Pipeline.Storage.Access;

/// <summary>A signed-in browser.</summary>
/// <param name="Owner">The partition: a school's code, or the bureau's.</param>
/// <param name="Subject">The credential or the person that it belongs to.</param>
/// <param name="SeenAt">The last request, to within a few minutes.</param>
/// <param name="EndedAt">When it was ended; null while it lasts.</param>
public sealed record AccessSession(
    string Owner,
    string Id,
    string Subject,
    DateTimeOffset At,
    DateTimeOffset SeenAt,
    DateTimeOffset? EndedAt
);
