namespace Pipeline.Domain.Quantities;

/// <summary>
/// A number in Arabic digits, grouped in threes or not, with or without decimals; IntegerDigits counts leading zeros too.
/// </summary>
internal readonly record struct ArabicNumber(decimal Value, int IntegerDigits, bool HasFraction, QuantityFault Fault)
{
    // A figure is bounded far below 18 digits, and decimals beyond the 18th change nothing that is kept.
    private const long LargestPrefix = 99_999_999_999_999_999;
    private const int MaxFractionDigits = 18;

    public static bool StartsAt(in Scanner scanner) =>
        char.IsAsciiDigit(scanner.Next) || (scanner.Next == '.' && char.IsAsciiDigit(scanner.AfterNext));

    /// <summary>Reads the longest number here; a fault names what is wrong with its writing.</summary>
    public static ArabicNumber Read(ref Scanner scanner)
    {
        var fault = ReadInteger(ref scanner, out var value, out var digits);
        if (fault != QuantityFault.None)
        {
            return new(0, 0, false, fault);
        }

        var hasFraction = false;
        if (scanner.Next == '.' && char.IsAsciiDigit(scanner.AfterNext))
        {
            scanner.Position++;
            hasFraction = true;
            value += ReadFraction(ref scanner);
        }

        return new(value, digits, hasFraction, FaultBehind(scanner, hasFraction));
    }

    private static QuantityFault ReadInteger(ref Scanner scanner, out decimal value, out int digits)
    {
        var whole = 0L;
        var separator = '\0';
        var leadsWithZero = scanner.Next == '0';
        value = 0;
        digits = 0;
        while (true)
        {
            if (!TryReadGroup(ref scanner, ref whole, out var group))
            {
                return QuantityFault.TooLarge;
            }

            digits += group;
            var groupFits = separator == '\0' ? group is >= 1 and <= 3 && !leadsWithZero : group == 3;
            var c = scanner.Next;
            if (c is not (',' or ' ' or '\n'))
            {
                value = whole;
                return separator == '\0' || groupFits ? QuantityFault.None : QuantityFault.BadGrouping;
            }

            var sameSeparator = separator == '\0' || c == separator;
            if (c == '\n' || !sameSeparator || !groupFits || !char.IsAsciiDigit(scanner.AfterNext))
            {
                return QuantityFault.BadGrouping;
            }

            separator = c;
            scanner.Position++;
        }
    }

    /// <summary>Reads digits up to a separator; false if the number outgrows a long.</summary>
    private static bool TryReadGroup(ref Scanner scanner, ref long whole, out int group)
    {
        group = 0;
        while (char.IsAsciiDigit(scanner.Next))
        {
            if (whole > LargestPrefix)
            {
                return false;
            }

            whole = (whole * 10) + (scanner.Next - '0');
            group++;
            scanner.Position++;
        }

        return true;
    }

    private static decimal ReadFraction(ref Scanner scanner)
    {
        var numerator = 0L;
        var count = 0;
        while (char.IsAsciiDigit(scanner.Next))
        {
            if (count < MaxFractionDigits)
            {
                numerator = (numerator * 10) + (scanner.Next - '0');
                count++;
            }

            scanner.Position++;
        }

        return new decimal((int)numerator, (int)(numerator >> 32), 0, false, (byte)count);
    }

    private static QuantityFault FaultBehind(in Scanner scanner, bool hasFraction) =>
        scanner.Next switch
        {
            'e' or 'E' when char.IsAsciiDigit(scanner.AfterNext) || scanner.AfterNext is '+' or '-' => QuantityFault.Scientific,
            ',' or ' ' or '\n' => QuantityFault.BadGrouping,
            '.' when hasFraction => QuantityFault.Malformed,
            _ => QuantityFault.None,
        };
}
