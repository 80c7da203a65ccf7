namespace Pipeline.Domain.Quantities;

/// <summary>The words in front of a figure: 约, 共, ¥, a minus.</summary>
internal struct Front
{
    public bool IsApproximate;
    public bool IsNegative;
    public bool HasCurrency;

    public static Front Read(ref Scanner scanner)
    {
        var front = default(Front);
        while (front.TakeOne(ref scanner)) { }

        return front;
    }

    private bool TakeOne(ref Scanner scanner)
    {
        if (scanner.TryTakeAny(Words.ApproximateBefore) || TakeBeforeSize(ref scanner))
        {
            IsApproximate = true;
            return true;
        }

        if (scanner.TryTakeAny(Words.Total))
        {
            scanner.TryTake(':');
            return true;
        }

        if (!HasCurrency && scanner.TryTakeAny(Words.Currency))
        {
            scanner.TryTake(':');
            HasCurrency = true;
            return true;
        }

        if (!IsNegative && (scanner.TryTake('-') || scanner.TryTake('负')))
        {
            IsNegative = true;
            return true;
        }

        return false;
    }

    /// <summary>上千人, 过百: only before a size that has no figure.</summary>
    private static bool TakeBeforeSize(ref Scanner scanner)
    {
        var size = scanner.AfterNext;
        return (ChineseDigits.SmallUnit(size) > 10 || ChineseDigits.BigUnit(size) > 0) && scanner.TryTakeAny(Words.ApproximateBeforeSize);
    }
}
