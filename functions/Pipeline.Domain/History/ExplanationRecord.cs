using Pipeline.Domain.Findings;

namespace Pipeline.Domain.History;

/// <summary>An explanation that a school gave outside its workbook, on its page.</summary>
/// <param name="Version">The upload whose query is explained.</param>
/// <param name="WasOpen">The query had no explanation when the upload was judged, so that this one takes it off the open ones.</param>
public sealed record ExplanationRecord(
    string Id,
    DateTimeOffset At,
    string Version,
    QueryExplanation Explanation,
    bool WasOpen,
    string Who
);
