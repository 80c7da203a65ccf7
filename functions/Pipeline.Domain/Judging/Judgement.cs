using System.Collections.Immutable;
using Pipeline.Domain.Balance;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Judging;

/// <summary>What was understood of one workbook, and what is wrong with it.</summary>
/// <param name="File">The file's name.</param>
/// <param name="School">Null if the code is missing or no code.</param>
/// <param name="SchoolName">The roster's name where the school is on it, else the workbook's; null if neither says.</param>
/// <param name="Period">Null if it is missing or unreadable.</param>
/// <param name="Findings">All of them, in the order of the sheets and cells; the file's own first.</param>
/// <param name="Rows">What was understood, also of a rejected workbook.</param>
public sealed record Judgement(
    string File,
    SchoolCode? School,
    string? SchoolName,
    Period? Period,
    Verdict Verdict,
    ImmutableArray<Finding> Findings,
    ImmutableArray<DataRow> Rows
)
{
    /// <summary>Where every number of the workbook went.</summary>
    public NumberBalance Numbers { get; init; } = NumberBalance.Empty;

    /// <summary>
    /// What the school wrote into 情况说明, where the workbook is a receipt that comes back; for queries that only consolidation raises too.
    /// </summary>
    public ImmutableArray<QueryExplanation> Explanations { get; init; } = [];
}
