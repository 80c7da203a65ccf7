using System.Collections.Immutable;

namespace Pipeline.Domain.Balance;

/// <summary>
/// A workbook's balance as it is kept beside its figures: how many numbers went where, and the largest blocks that no one counted.
/// </summary>
/// <param name="Counted">计入.</param>
/// <param name="Checked">核对.</param>
/// <param name="Named">说明.</param>
/// <param name="Left">未计入, all of them.</param>
/// <param name="Blocks">At most <see cref="MostBlocks"/> of the blocks that were left, in the order of the sheets.</param>
public sealed record NumberCounts(int Counted, int Checked, int Named, int Left, ImmutableArray<LeftNumbers> Blocks)
{
    public const int MostBlocks = 8;

    public static NumberCounts Zero { get; } = new(0, 0, 0, 0, []);

    public int Shown => Counted + Checked + Named + Left;

    public static NumberCounts Of(NumberBalance balance) =>
        new(
            balance.Counted,
            balance.Checked,
            balance.Named,
            balance.LeftCount,
            balance.Left.Length <= MostBlocks
                ? balance.Left
                : [.. balance.Left.OrderByDescending(block => block.Count).Take(MostBlocks).OrderBy(balance.Left.IndexOf)]
        );

    /// <summary>The sums over two workbooks, without their blocks.</summary>
    public NumberCounts Plus(NumberCounts other) =>
        new(Counted + other.Counted, Checked + other.Checked, Named + other.Named, Left + other.Left, []);
}
