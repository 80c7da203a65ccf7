using System.Collections.Immutable;

namespace Pipeline.Domain.Balance;

/// <summary>Where every number went that a workbook shows (数的去向): nothing-in-silence.md, section 1.</summary>
/// <param name="Counted">计入: figures.</param>
/// <param name="Checked">核对: totals and parts that were held against what they sum.</param>
/// <param name="Named">说明: no figure by what stands beside it (a code, a date, a serial number, a number in a text column).</param>
/// <param name="Left">未计入: all others, in blocks; each is told in a finding.</param>
public sealed record NumberBalance(int Counted, int Checked, int Named, ImmutableArray<LeftNumbers> Left)
{
    /// <summary>A workbook that could not be read shows no number.</summary>
    public static NumberBalance Empty { get; } = new(0, 0, 0, []);

    /// <summary>How many numbers were left.</summary>
    public int LeftCount => Left.Sum(static block => block.Count);

    /// <summary>All numbers that the workbook shows.</summary>
    public int Shown => Counted + Checked + Named + LeftCount;
}
