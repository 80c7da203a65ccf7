using System.Collections.Immutable;

namespace Pipeline.Steps.Upkeep;

/// <summary>What judging a period's originals again came to, or would come to.</summary>
/// <param name="Judged">Uploads that were judged again.</param>
/// <param name="Missing">Uploads whose originals cannot be read; they stay as they were.</param>
/// <param name="IsLocked">The period is locked: what is judged otherwise counts once the lock is lifted.</param>
public sealed record RejudgeResult(bool IsDryRun, int Judged, int Missing, bool IsLocked, ImmutableArray<RejudgedSchool> Schools);
