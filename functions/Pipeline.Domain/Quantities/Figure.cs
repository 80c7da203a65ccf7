namespace Pipeline.Domain.Quantities;

/// <summary>One figure of a section with the 十, 百 or 千 behind it.</summary>
internal struct Figure
{
    public decimal Value;

    /// <summary>10, 100 or 1,000, or 1 where none stands.</summary>
    public int Unit;

    /// <summary>Integer digits as written, for Arabic figures.</summary>
    public int Digits;

    public bool IsAbsent;
    public bool IsArabic;
    public bool HasFraction;
    public bool IsLiang;

    /// <summary>百 or 千 without a digit in front.</summary>
    public bool IsBare;

    public QuantityFault Fault;

    public static Figure TakeArabic(ref Scanner scanner)
    {
        var number = ArabicNumber.Read(ref scanner);
        return new Figure
        {
            Value = number.Value,
            Digits = number.IntegerDigits,
            IsArabic = true,
            HasFraction = number.HasFraction,
            Fault = number.Fault,
            Unit = number.Fault == QuantityFault.None ? TakeUnit(ref scanner) : 1,
        };
    }

    public static Figure TakeChinese(ref Scanner scanner, bool bareMayLead, bool tenMayLead)
    {
        var tens = ChineseDigits.JoinedTens(scanner.Next);
        if (tens > 0)
        {
            scanner.Position++;
            return new Figure { Value = tens, Unit = 10 };
        }

        var digit = ChineseDigits.Digit(scanner.Next);
        if (digit < 0)
        {
            return TakeUnitAlone(ref scanner, bareMayLead, tenMayLead);
        }

        var figure = new Figure
        {
            Value = digit,
            Unit = 1,
            IsLiang = ChineseDigits.IsLiang(scanner.Next),
        };
        scanner.Position++;
        figure.Unit = TakeUnit(ref scanner);
        if (figure.Unit > 1 && (digit == 0 || (figure.IsLiang && figure.Unit == 10)))
        {
            figure.Fault = QuantityFault.Malformed;
        }

        return figure;
    }

    private static Figure TakeUnitAlone(ref Scanner scanner, bool bareMayLead, bool tenMayLead)
    {
        var unit = ChineseDigits.SmallUnit(scanner.Next);
        if (!(unit == 10 ? tenMayLead : unit > 0 && bareMayLead))
        {
            return new Figure { IsAbsent = true, Unit = 1 };
        }

        scanner.Position++;
        return new Figure
        {
            Value = 1,
            Unit = unit,
            IsBare = unit > 10,
        };
    }

    private static int TakeUnit(ref Scanner scanner)
    {
        var unit = ChineseDigits.SmallUnit(scanner.Next);
        if (unit == 0)
        {
            return 1;
        }

        scanner.Position++;
        return unit;
    }
}
