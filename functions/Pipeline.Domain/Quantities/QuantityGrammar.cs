namespace Pipeline.Domain.Quantities;

/// <summary>A whole cell: words in front, a numeral, its unit, words behind; anything left over means that there is no figure.</summary>
internal static class QuantityGrammar
{
    public static QuantityReading Read(Span<char> text, QuantitySpec spec)
    {
        if (text.IsEmpty)
        {
            return QuantityReading.Blank;
        }

        if (LookAlikes.IsExplicitZero(text))
        {
            return QuantityReading.Zero;
        }

        var lookAlike = LookAlikes.Classify(text);
        if (lookAlike != QuantityFault.None)
        {
            return QuantityReading.Failed(lookAlike);
        }

        var remark = Remark.Take(text, spec);
        return ReadFigure(text[..remark.Length], remark.IsApproximate, spec);
    }

    private static QuantityReading ReadFigure(ReadOnlySpan<char> text, bool approximate, QuantitySpec spec)
    {
        var scanner = new Scanner(text);
        var front = Front.Read(ref scanner);
        if (front.HasCurrency && spec.Kind == QuantityKind.Count)
        {
            return QuantityReading.Failed(QuantityFault.UnitContradiction, "元");
        }

        var numeral = NumeralReader.Read(ref scanner);
        if (numeral.Fault != QuantityFault.None)
        {
            return Diagnosis.OfNumeral(text, numeral.Fault);
        }

        var numeralEnd = scanner.Position;
        var tail = UnitTail.Read(ref scanner, spec, numeral.Value);
        approximate |= front.IsApproximate || numeral.IsApproximate || tail.IsApproximate;
        if (!scanner.AtEnd)
        {
            return Diagnosis.OfTail(text, numeralEnd, spec);
        }

        if (numeral.IsBare && !approximate)
        {
            return QuantityReading.Failed(QuantityFault.Malformed);
        }

        if (numeral.IsLoose && !tail.HasUnit)
        {
            return QuantityReading.Failed(QuantityFault.Loose);
        }

        tail.HasUnit |= front.HasCurrency;
        return Amount(numeral, tail, front.IsNegative, approximate, text, numeralEnd, spec);
    }

    private static QuantityReading Amount(
        in Numeral numeral,
        in UnitTail tail,
        bool negative,
        bool approximate,
        ReadOnlySpan<char> text,
        int numeralEnd,
        QuantitySpec spec
    )
    {
        var agreement = UnitRules.Decide(numeral, tail, spec);
        if (agreement == UnitAgreement.Contradiction)
        {
            return QuantityReading.Failed(QuantityFault.UnitContradiction, Diagnosis.UnitIn(text, numeralEnd));
        }

        var perOne =
            agreement == UnitAgreement.Stated ? spec.StoredPerUnit
            : spec.Kind == QuantityKind.Money ? 100
            : 1;
        var amount = Storing.Multiply(tail.ReplacesYuan ? 0 : numeral.Value, perOne) + tail.Fen;
        return negative && amount != 0
            ? QuantityReading.Failed(QuantityFault.Negative)
            : QuantityReader.Stored(amount, (decimal)perOne * numeral.TrailingSize, spec, approximate, tail.Counter);
    }
}
