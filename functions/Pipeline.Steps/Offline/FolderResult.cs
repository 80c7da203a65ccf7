using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;

namespace Pipeline.Steps.Offline;

/// <summary>What a consolidation of a folder came to.</summary>
/// <param name="Files">Every file that was looked at, with the outcome of it.</param>
public sealed record FolderResult(Summary Summary, ImmutableArray<FolderOutcome> Files);

/// <summary>The outcome of one file.</summary>
/// <param name="Verdict">Null if it was passed over, being of another period.</param>
/// <param name="Note">Chinese: why it was passed over, or whose it could not be told; null otherwise.</param>
public sealed record FolderOutcome(string Name, Verdict? Verdict, int Errors, int Queries, string? Note);
