using Pipeline.Storage.Access;

namespace Pipeline.Web.Bureau;

/// <summary>操作记录 of a month.</summary>
/// <param name="Month">Such as <c>202611</c>.</param>
/// <param name="Word">What lines must hold; empty for all.</param>
public sealed record LogModel(string Month, string Word, IReadOnlyList<AuditEvent> Lines);
