namespace Pipeline.Domain.Quantities;

/// <summary>Reads one <see cref="Section"/>: falling units, 零 only over a gap, a last digit without its unit (三百五 = 350).</summary>
internal static class SectionReader
{
    /// <param name="scanner">Where the section begins.</param>
    /// <param name="ceiling">The 万 or 亿 in front of it, or a number above all of them.</param>
    /// <param name="zeroMayLead">What is in front ends in zero.</param>
    public static Section Read(ref Scanner scanner, decimal ceiling, bool zeroMayLead)
    {
        var isFirst = ceiling == NumeralReader.Unbounded;
        var section = new Section { FirstUnit = 1 };
        var above = isFirst ? 0L : (long)ceiling;
        while (TryReadPart(ref scanner, ref section, ref above, isFirst, zeroMayLead)) { }

        section.IsAbsent = section.Terms == 0;
        if (
            scanner.Next == '点'
            && section is { IsAbsent: false, IsArabic: false, IsBare: false, IsElliptic: false, Fault: QuantityFault.None }
        )
        {
            TakeFraction(ref scanner, ref section);
        }

        return section;
    }

    /// <summary>Reads one figure with its unit; false if the section ends or is at fault.</summary>
    private static bool TryReadPart(ref Scanner scanner, ref Section section, ref long above, bool isFirst, bool zeroMayLead)
    {
        var isStart = isFirst && section.Terms == 0;
        var zero = !isStart && TakeZero(ref scanner);
        section.IsAnchored |= zero;
        var figure = TakeFigure(ref scanner, isStart, zero, above);
        if (figure.Fault != QuantityFault.None || figure.IsAbsent)
        {
            section.Fault = figure.IsAbsent && zero ? QuantityFault.Malformed : figure.Fault;
            return false;
        }

        if (figure.Unit == 1)
        {
            var isCoefficient = isStart || (section.Terms == 0 && NumeralReader.BigUnitFollows(scanner));
            AddLast(ref section, figure, isCoefficient, zero, above);
            return false;
        }

        AddUnit(ref section, figure, isStart, zero, above, zeroMayLead);
        above = figure.Unit;
        return section is { Fault: QuantityFault.None, HasFraction: false, IsBare: false };
    }

    private static Figure TakeFigure(ref Scanner scanner, bool isStart, bool zero, long above)
    {
        if (ArabicNumber.StartsAt(scanner))
        {
            return Figure.TakeArabic(ref scanner);
        }

        var tenMayLead = isStart || zero || above == 100;
        return Figure.TakeChinese(ref scanner, isStart, tenMayLead);
    }

    private static bool TakeZero(ref Scanner scanner)
    {
        if (ChineseDigits.Digit(scanner.Next) != 0)
        {
            return false;
        }

        scanner.Position++;
        return true;
    }

    /// <summary>A figure with 十, 百 or 千 behind it.</summary>
    private static void AddUnit(ref Section section, in Figure figure, bool isStart, bool zero, long above, bool zeroMayLead)
    {
        var zeroFits = !zero || figure.Unit * 10L < above || (section.Terms == 0 && zeroMayLead);
        var isDigit = !figure.HasFraction && figure.Value is >= 1 and <= 9;
        if (!isStart && (!isDigit || figure.Unit >= above || !zeroFits || figure.IsBare))
        {
            section.Fault = QuantityFault.Malformed;
            return;
        }

        Append(ref section, figure, figure.Value * figure.Unit);
        section.FirstUnit = section.Terms == 1 ? figure.Unit : section.FirstUnit;
        section.IsBare |= figure.IsBare;
    }

    /// <summary>The figure that ends a section, with no unit behind it.</summary>
    private static void AddLast(ref Section section, in Figure figure, bool isCoefficient, bool zero, long above)
    {
        if (isCoefficient)
        {
            Append(ref section, figure, figure.Value);
            return;
        }

        // 4 for 万, 8 for 亿, 1 to 3 for 十 百 千; a wider size keeps Arabic digits out.
        var places = above switch
        {
            10 => 1,
            100 => 2,
            1_000 => 3,
            10_000 => 4,
            100_000_000 => 8,
            _ => 0,
        };
        var digits = figure.IsArabic ? figure.Digits : 1;
        var inPlace = digits == places;
        var behindZero = zero && digits < places;
        var elliptic = !zero && !inPlace && digits == 1 && places > 0 && !figure.HasFraction && !figure.IsLiang && figure.Value > 0;
        var loose = figure.IsArabic && !zero && above is (1_000 or 10_000) && digits > 1 && digits < places;
        section.IsLoose |= loose;
        section.IsAnchored |= inPlace || elliptic;
        if (!(inPlace && !zero) && !behindZero && !elliptic && !loose)
        {
            section.Fault = QuantityFault.Malformed;
            return;
        }

        if (figure.IsLiang || (!figure.IsArabic && figure.Value == 0))
        {
            section.Fault = QuantityFault.Malformed;
            return;
        }

        Append(ref section, figure, elliptic ? figure.Value * (above / 10) : figure.Value);
        section.IsElliptic = elliptic;
    }

    /// <summary>三点一四: digits one by one behind 点. 3点5 is left alone: it may be a time.</summary>
    private static void TakeFraction(ref Scanner scanner, ref Section section)
    {
        scanner.Position++;
        var place = 1m;
        var count = 0;
        while (ChineseDigits.Digit(scanner.Next) is >= 0 and var digit && !ChineseDigits.IsLiang(scanner.Next))
        {
            if (++count <= 18)
            {
                place /= 10;
                section.Value += digit * place;
            }

            scanner.Position++;
        }

        section.HasFraction = true;
        section.Fault = count == 0 ? QuantityFault.Malformed : QuantityFault.None;
    }

    private static void Append(ref Section section, in Figure figure, decimal value)
    {
        section.Value += value;
        section.Terms++;
        section.IsArabic |= figure.IsArabic;
        section.HasFraction |= figure.HasFraction;
    }
}
