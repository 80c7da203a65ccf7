namespace Pipeline.Domain.Quantities;

/// <summary>Says why a text holds no figure, so that the school can be told how to mend it.</summary>
internal static class Diagnosis
{
    private const int LongestUnit = 6;

    /// <summary>The numeral itself could not be read.</summary>
    public static QuantityReading OfNumeral(ReadOnlySpan<char> text, QuantityFault fault) =>
        QuantityReading.Failed(fault == QuantityFault.Malformed ? Classify(text, text) : fault);

    /// <summary>A numeral was read, and something behind it was not understood.</summary>
    public static QuantityReading OfTail(ReadOnlySpan<char> text, int numeralEnd, QuantitySpec spec)
    {
        var tail = UnitSpan(text, numeralEnd, withSize: false);
        var fault = Classify(text, tail);
        if (fault != QuantityFault.Malformed)
        {
            return QuantityReading.Failed(fault);
        }

        if (!LooksLikeUnit(tail))
        {
            return QuantityReading.Failed(QuantityFault.Malformed);
        }

        if (
            spec.Kind == QuantityKind.Money
            || Words.BeginsWithOneOf(tail, Words.MoneyTail)
            || Words.BeginsWithOneOf(tail, Words.OtherCurrency)
        )
        {
            return QuantityReading.Failed(QuantityFault.UnitContradiction, UnitIn(text, numeralEnd));
        }

        return QuantityReading.Failed(QuantityFault.WrongCounter, tail.ToString());
    }

    /// <summary>The unit behind the numeral with its size: <c>万元</c>; null if none is written.</summary>
    public static string? UnitIn(ReadOnlySpan<char> text, int numeralEnd)
    {
        var unit = UnitSpan(text, numeralEnd, withSize: true);
        return unit.IsEmpty ? null : unit.ToString();
    }

    private static ReadOnlySpan<char> UnitSpan(ReadOnlySpan<char> text, int numeralEnd, bool withSize)
    {
        var scanner = new Scanner(text) { Position = numeralEnd };
        while (scanner.TryTakeAny(Words.ApproximateBehind)) { }

        if (withSize && scanner.Position == numeralEnd)
        {
            scanner.Position = SizeStart(text, numeralEnd);
        }

        return WithoutApproximation(scanner.Rest);
    }

    /// <summary>Where the size at a numeral's end begins: 万 always, 十 百 千 only behind Arabic digits (4587百元, but 三百元).</summary>
    private static int SizeStart(ReadOnlySpan<char> text, int numeralEnd)
    {
        var big = numeralEnd;
        while (big > 0 && ChineseDigits.BigUnit(text[big - 1]) > 0)
        {
            big--;
        }

        var small = big > 0 && ChineseDigits.SmallUnit(text[big - 1]) > 0 ? big - 1 : big;
        return small > 0 && char.IsAsciiDigit(text[small - 1]) ? small : big;
    }

    private static ReadOnlySpan<char> WithoutApproximation(ReadOnlySpan<char> unit)
    {
        foreach (var word in Words.ApproximateBehind)
        {
            if (unit.Length > word.Length && unit.EndsWith(word, StringComparison.Ordinal))
            {
                return unit[..^word.Length];
            }
        }

        return unit;
    }

    /// <param name="text">The whole cell.</param>
    /// <param name="unread">What no figure has been read from: 几 of 几乎50份 says nothing, 几 of 十几份 does.</param>
    private static QuantityFault Classify(ReadOnlySpan<char> text, ReadOnlySpan<char> unread)
    {
        if (HasRange(text))
        {
            return QuantityFault.Range;
        }

        if (Words.ContainsOneOf(text, Words.Vague) || Words.ContainsOneOf(unread, Words.VagueUnread))
        {
            return QuantityFault.Vague;
        }

        return HasNeighbouringDigits(text) ? QuantityFault.Range : QuantityFault.Malformed;
    }

    /// <summary>Two figures with -, 至, 、 or their like between: 4、5万元, 30人-40人, 从30到40.</summary>
    private static bool HasRange(ReadOnlySpan<char> text)
    {
        var seenFigure = false;
        var scanner = new Scanner(text);
        while (!scanner.AtEnd)
        {
            if (seenFigure && scanner.TryTakeAny(Words.Between))
            {
                while (scanner.TryTakeAny(Words.ApproximateBefore) || scanner.TryTakeAny(Words.Currency)) { }

                if (ChineseDigits.IsNumeric(scanner.Next))
                {
                    return true;
                }

                continue;
            }

            seenFigure |= ChineseDigits.IsNumeric(scanner.Next);
            scanner.Position++;
        }

        return false;
    }

    /// <summary>
    /// 三五十人, 二十七八: two Chinese digits side by side, rising, name a span; three or more could be a number read digit by digit.
    /// </summary>
    private static bool HasNeighbouringDigits(ReadOnlySpan<char> text)
    {
        var run = 0;
        var rising = false;
        var found = false;
        for (var i = 0; i <= text.Length; i++)
        {
            var digit = i < text.Length ? ChineseDigits.Digit(text[i]) : -1;
            if (digit >= 0)
            {
                run++;
                rising = run == 2 && ChineseDigits.Digit(text[i - 1]) is > 0 and var before && before < digit;
                continue;
            }

            found |= run == 2 && rising;
            run = 0;
        }

        return found;
    }

    private static bool LooksLikeUnit(ReadOnlySpan<char> tail)
    {
        if (tail.Length is 0 or > LongestUnit)
        {
            return false;
        }

        if (Words.BeginsWithOneOf(tail, Words.OtherCurrency))
        {
            return true;
        }

        foreach (var c in tail)
        {
            if (!char.IsLetter(c) || c < '\u2E80' || ChineseDigits.IsNumeric(c))
            {
                return Words.IsOneOf(tail, Words.Currency);
            }
        }

        return true;
    }
}
