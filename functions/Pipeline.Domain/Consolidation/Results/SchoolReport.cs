using System.Collections.Immutable;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Consolidation.Results;

/// <summary>One line of 上报情况: a school, its state, and which workbooks its figures come from.</summary>
/// <param name="IsExpected">On the roster and open.</param>
/// <param name="ReceivedAt">When the newest workbook came; null if none did.</param>
/// <param name="File">The newest workbook's name; null if none came.</param>
/// <param name="Version">The newest workbook's version; empty if there is no storage.</param>
/// <param name="IsLate">The first accepted workbook, or where none was the newest, came after the deadline; false if no deadline is
/// set.</param>
/// <param name="Sources">The periods whose workbooks the school's figures come from: the year's own, or halves; empty if none
/// counts.</param>
public sealed record SchoolReport(
    School School,
    bool IsExpected,
    ReportingState State,
    DateTimeOffset? ReceivedAt,
    string? File,
    string Version,
    bool IsLate,
    int Errors,
    int OpenQueries,
    int ExplainedQueries,
    int Notices,
    ImmutableArray<Period> Sources
)
{
    /// <summary>Nothing came, and the deadline is over (逾期未报).</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Of a year that is made up of halves: the half of which no workbook counts; null if both do, or the year's own.</summary>
    public Period? MissingHalf { get; init; }

    /// <summary>Figures of the school went into the summary.</summary>
    public bool IsCounted => !Sources.IsEmpty;

    /// <summary>
    /// The versions of the workbooks that count, aligned with <see cref="Sources"/>; the newest workbook may not be among them.
    /// </summary>
    public ImmutableArray<string> SourceVersions { get; init; } = [];
}
