using Pipeline.Domain.Balance;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Consolidation.Results;

/// <summary>Where the numbers of a workbook that counts went (数的去向).</summary>
/// <param name="Counts">Null if the workbook was judged before the balance was kept.</param>
public sealed record SchoolNumbers(SchoolCode School, string SchoolName, Period Period, string File, NumberCounts? Counts)
{
    /// <summary>The counts of several workbooks together, of those that have any.</summary>
    public static NumberCounts Sum(IEnumerable<SchoolNumbers> lines) =>
        lines.Where(line => line.Counts is not null).Aggregate(NumberCounts.Zero, (total, line) => total.Plus(line.Counts!));
}
