namespace Pipeline.Benchmarks.Generating;

/// <summary>What must come out of a workbook or a folder: the check that every contender passes before its time counts.</summary>
/// <param name="Fen">补助金额 in 分.</param>
internal readonly record struct SchoolTotals(long Students, long Times, long Fen, long Awards)
{
    public static SchoolTotals operator +(SchoolTotals left, SchoolTotals right) =>
        new(left.Students + right.Students, left.Times + right.Times, left.Fen + right.Fen, left.Awards + right.Awards);

    /// <summary>What is wrong with another's totals; null if nothing is.</summary>
    public string? Difference(SchoolTotals other)
    {
        if (this == other)
        {
            return null;
        }
        var wrong = new List<string>();
        Compare(wrong, "students", Students, other.Students);
        Compare(wrong, "times", Times, other.Times);
        Compare(wrong, "amount", Fen, other.Fen);
        Compare(wrong, "awards", Awards, other.Awards);
        return "wrong: " + string.Join(", ", wrong);
    }

    private static void Compare(List<string> wrong, string name, long right, long got)
    {
        if (right != got)
        {
            wrong.Add(FormattableString.Invariant($"{name} {got} instead of {right}"));
        }
    }
}
