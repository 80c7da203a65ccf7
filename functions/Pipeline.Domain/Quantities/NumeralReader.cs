namespace Pipeline.Domain.Quantities;

/// <summary>
/// Reads a whole numeral: sections joined by 万 and 亿, each in Arabic digits, Chinese numerals or both
/// (standard-workbook.md, "Quantities": "by the rules of Chinese numerals").
/// </summary>
internal static class NumeralReader
{
    public const decimal Unbounded = 1e18m;

    /// <summary>Above every figure that is accepted, and small enough that 万亿 of it is still a decimal.</summary>
    private const decimal MaxCoefficient = 1e16m;

    public static Numeral Read(ref Scanner scanner)
    {
        var numeral = new Numeral { TrailingSize = 1, TrailingBigSize = 1 };
        var ceiling = Unbounded;
        var previousEndsInZero = false;
        for (var sections = 0; ; sections++)
        {
            var section = SectionReader.Read(ref scanner, ceiling, previousEndsInZero);
            if (section.Fault != QuantityFault.None)
            {
                numeral.Fault = section.Fault;
                return numeral;
            }

            if (section.IsAbsent && sections > 0)
            {
                return numeral;
            }

            var infix = !section.IsAbsent && TakeInfix(ref scanner);
            var big = TakeBigUnits(ref scanner);
            numeral.Fault = Add(ref numeral, section, big, ceiling, sections);
            numeral.IsApproximate |= infix;
            if (numeral.Fault != QuantityFault.None || big == 1 || infix || section.HasFraction || numeral.IsBare)
            {
                return numeral;
            }

            ceiling = big;
            previousEndsInZero = section.EndsInZero;
        }
    }

    private static QuantityFault Add(ref Numeral numeral, in Section section, long big, decimal ceiling, int sections)
    {
        if (section.IsAbsent && big == 1)
        {
            return QuantityFault.Malformed;
        }

        // 一亿五千 is 1.5 亿 in speech and 100,005,000 by the letter: below 亿 a section needs its 万, a 零, or all eight digits.
        if (big == 1 && ceiling is not (Unbounded or 10_000) && !section.IsAnchored)
        {
            return QuantityFault.Malformed;
        }

        if (section.IsElliptic && big != 1)
        {
            return QuantityFault.Malformed;
        }

        var coefficient = section.IsAbsent ? 1 : section.Value;
        if (coefficient > MaxCoefficient)
        {
            return QuantityFault.TooLarge;
        }

        var scaled = coefficient * big;
        if (scaled >= ceiling)
        {
            return ceiling == Unbounded ? QuantityFault.TooLarge : QuantityFault.Malformed;
        }

        numeral.Value += scaled;
        numeral.IsArabic |= section.IsArabic;
        numeral.IsBare |= section.IsAbsent || section.IsBare;
        numeral.IsLoose |= section.IsLoose;
        numeral.HasBigUnit |= big > 1;
        numeral.IsCompound |= sections > 0 || section.Terms > 1;
        numeral.TrailingBigSize = big;
        numeral.TrailingSize = section.Terms == 1 ? big * section.FirstUnit : big;
        numeral.Sections++;
        return QuantityFault.None;
    }

    /// <summary>多, 余 or 来 before a size: <c>420余万</c>. Behind the numeral they belong to what follows it.</summary>
    private static bool TakeInfix(ref Scanner scanner)
    {
        if (!IsInfix(scanner))
        {
            return false;
        }

        scanner.Position++;
        return true;
    }

    private static bool IsInfix(in Scanner scanner) =>
        scanner.Next is '多' or '余' or '馀' or '餘' or '来' && ChineseDigits.BigUnit(scanner.AfterNext) > 0;

    /// <summary>Whether 万 or 亿 stand next, so that what was just read is counted in them.</summary>
    public static bool BigUnitFollows(in Scanner scanner) => ChineseDigits.BigUnit(scanner.Next) > 0 || IsInfix(scanner);

    /// <summary>万, 亿 or 万亿; 1 where none stands.</summary>
    private static long TakeBigUnits(ref Scanner scanner)
    {
        long size = ChineseDigits.BigUnit(scanner.Next);
        if (size == 0)
        {
            return 1;
        }

        scanner.Position++;
        if (size == 10_000 && ChineseDigits.BigUnit(scanner.Next) == 100_000_000)
        {
            scanner.Position++;
            size *= 100_000_000;
        }

        return size;
    }
}
