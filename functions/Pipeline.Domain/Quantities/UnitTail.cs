namespace Pipeline.Domain.Quantities;

/// <summary>What stands behind a numeral: its unit, 角 and 分, and the words that make it an approximation.</summary>
internal struct UnitTail
{
    public bool IsApproximate;

    /// <summary>元, or one of the column's counters, is written.</summary>
    public bool HasUnit;

    /// <summary>The numeral itself counts 角 or 分, and is no 元.</summary>
    public bool ReplacesYuan;

    /// <summary>角 and 分, in 分.</summary>
    public decimal Fen;

    /// <summary>角 or 分 are written.</summary>
    public bool HasSmallMoney;

    /// <summary>The counter, from the column's list.</summary>
    public string? Counter;

    public static UnitTail Read(ref Scanner scanner, QuantitySpec spec, decimal numeral)
    {
        var tail = new UnitTail { IsApproximate = TakeApproximate(ref scanner) };
        if (spec.Kind == QuantityKind.Money)
        {
            ReadMoney(ref tail, ref scanner, numeral);
        }
        else
        {
            ReadCounter(ref tail, ref scanner, spec);
        }

        tail.IsApproximate |= TakeApproximate(ref scanner);
        return tail;
    }

    private static bool TakeApproximate(ref Scanner scanner)
    {
        var found = false;
        while (scanner.TryTakeAny(Words.ApproximateBehind))
        {
            found = true;
        }

        return found;
    }

    /// <summary>The longest of the column's counters, or 个 and one of them: <c>12个班</c>.</summary>
    private static void ReadCounter(ref UnitTail tail, ref Scanner scanner, QuantitySpec spec)
    {
        tail.Counter = TakeCounter(ref scanner, spec);
        if (tail.Counter == "个")
        {
            tail.Counter = TakeCounter(ref scanner, spec) ?? tail.Counter;
        }

        tail.HasUnit = tail.Counter is not null;
    }

    private static string? TakeCounter(ref Scanner scanner, QuantitySpec spec)
    {
        string? longest = null;
        foreach (var counter in spec.Counters)
        {
            if (counter.Length > (longest?.Length ?? 0) && scanner.Rest.StartsWith(counter, StringComparison.Ordinal))
            {
                longest = counter;
            }
        }

        scanner.Position += longest?.Length ?? 0;
        return longest;
    }

    private static void ReadMoney(ref UnitTail tail, ref Scanner scanner, decimal numeral)
    {
        tail.HasUnit = scanner.TryTakeAny(Words.Yuan) || scanner.TryTakeAny(Words.Currency);
        if (tail.HasUnit)
        {
            ReadSmallMoney(ref tail, ref scanner, numeral);
        }
        else if (scanner.TryTakeAny(Words.Jiao))
        {
            tail.Fen = numeral * 10;
            tail.ReplacesYuan = tail.HasSmallMoney = true;
            ReadSmallPart(ref tail, ref scanner, mayBeJiao: false);
        }
        else if (scanner.TryTake('分'))
        {
            tail.Fen = numeral;
            tail.ReplacesYuan = tail.HasSmallMoney = true;
        }

        scanner.TryTakeAny(Words.Whole);
    }

    private static void ReadSmallMoney(ref UnitTail tail, ref Scanner scanner, decimal numeral)
    {
        if (numeral == decimal.Truncate(numeral) && ReadSmallPart(ref tail, ref scanner, mayBeJiao: true))
        {
            ReadSmallPart(ref tail, ref scanner, mayBeJiao: false);
        }
    }

    /// <summary>A figure and 角 or 分, 零 in front allowed; true behind 角. Takes nothing where they do not follow.</summary>
    private static bool ReadSmallPart(ref UnitTail tail, ref Scanner scanner, bool mayBeJiao)
    {
        var start = scanner.Position;
        if (ChineseDigits.Digit(scanner.Next) == 0 && ChineseDigits.IsNumeric(scanner.AfterNext))
        {
            scanner.Position++;
        }

        var part = NumeralReader.Read(ref scanner);
        if (part is { Fault: QuantityFault.None, IsBare: false } && part.Value == decimal.Truncate(part.Value))
        {
            if (mayBeJiao && part.Value < 10 && scanner.TryTakeAny(Words.Jiao))
            {
                tail.Fen += part.Value * 10;
                tail.HasSmallMoney = true;
                return true;
            }

            if (part.Value < (mayBeJiao ? 100 : 10) && scanner.TryTake('分'))
            {
                tail.Fen += part.Value;
                tail.HasSmallMoney = true;
                return false;
            }
        }

        scanner.Position = start;
        return false;
    }
}
