namespace Pipeline.Domain.Quantities;

/// <summary>Decides in which unit a figure is meant.</summary>
internal static class UnitRules
{
    public static UnitAgreement Decide(in Numeral numeral, in UnitTail tail, QuantitySpec spec)
    {
        if (!spec.IsStated)
        {
            return UnitAgreement.Own;
        }

        var scale = spec.Scale;
        if (tail.HasSmallMoney)
        {
            return scale == 1 ? UnitAgreement.Own : UnitAgreement.Contradiction;
        }

        return numeral.IsArabic ? DecideArabic(numeral, tail, scale) : DecideChinese(numeral, tail, scale);
    }

    /// <summary>
    /// A size behind Arabic digits is a unit (<c>273.9万</c>); between them it is part of the number, which then is in ones.
    /// </summary>
    private static UnitAgreement DecideArabic(in Numeral numeral, in UnitTail tail, long scale)
    {
        if (numeral.IsCompound)
        {
            return Own(scale == 1);
        }

        if (numeral.TrailingSize > 1)
        {
            return Own(numeral.TrailingSize == scale);
        }

        return tail.HasUnit ? Own(scale == 1) : UnitAgreement.Stated;
    }

    /// <summary>
    /// Written out, 三万 is a number as well as 3 of a size: with 元 behind both are the same amount, so that it agrees with either;
    /// 一万二 agrees with ones alone, and 三千 under (千元) may be 3 or 3,000 of them.
    /// </summary>
    private static UnitAgreement DecideChinese(in Numeral numeral, in UnitTail tail, long scale)
    {
        if (scale == 1)
        {
            return UnitAgreement.Own;
        }

        var endsInScale = numeral.TrailingSize == scale || numeral.TrailingBigSize == scale;
        if (numeral.Sections == 1 && endsInScale)
        {
            return Own(tail.HasUnit || numeral.HasBigUnit);
        }

        return tail.HasUnit || numeral.HasBigUnit ? UnitAgreement.Contradiction : UnitAgreement.Stated;
    }

    private static UnitAgreement Own(bool agrees) => agrees ? UnitAgreement.Own : UnitAgreement.Contradiction;
}
