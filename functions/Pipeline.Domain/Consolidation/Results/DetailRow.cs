using System.Collections.Immutable;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation.Results;

/// <summary>One row that went into the summary, with the workbook it came from: the trace behind 数据明细.</summary>
/// <param name="Counting">
/// Which of the row's measures went in, aligned with its values; default if all did. In a year a half's stock or persons may be
/// superseded by the later half while its flows still count.
/// </param>
public sealed record DetailRow(School School, Submission Source, DataRow Row, ImmutableArray<bool> Counting = default)
{
    /// <summary>The measure was reported and went into the summary.</summary>
    public bool Counts(int measure) => Row.Values[measure].HasValue && (Counting.IsDefault || Counting[measure]);

    /// <summary>Which of the row's figures have an open query, aligned with its values; default if none has.</summary>
    public ImmutableArray<bool> Queried { get; init; }

    public bool IsQueried(int measure) => !Queried.IsDefault && Queried[measure];

    /// <summary>The figure was left blank, and no other half's stands for it.</summary>
    public bool IsBlank(int measure) => !Row.Values[measure].HasValue && (Counting.IsDefault || Counting[measure]);
}
