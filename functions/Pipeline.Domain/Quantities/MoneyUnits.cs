namespace Pipeline.Domain.Quantities;

/// <summary>Names and sizes of the units of money.</summary>
public static class MoneyUnits
{
    /// <summary>
    /// Reads a unit as headers state it (<c>万元</c>, <c>人民币元</c>), folded by <see cref="Text.Folding.FoldKey"/>; 分 and 角 are no header
    /// units.
    /// </summary>
    public static bool TryParse(string? folded, out MoneyUnit unit) => TryParse(folded.AsSpan(), out unit);

    /// <summary>As <see cref="TryParse(string?, out MoneyUnit)"/>, without a string.</summary>
    public static bool TryParse(ReadOnlySpan<char> folded, out MoneyUnit unit)
    {
        const string currency = "人民币";
        var name = folded.StartsWith(currency, StringComparison.Ordinal) ? folded[currency.Length..] : folded;
        if (name.EndsWith(currency, StringComparison.Ordinal))
        {
            name = name[..^currency.Length];
        }
        else if (name.EndsWith("(人民币)", StringComparison.Ordinal))
        {
            name = name[..^(currency.Length + 2)];
        }

        unit = name switch
        {
            "" when folded.Length > 0 => MoneyUnit.Yuan,
            "元" or "圆" or "圓" or "RMB" or "¥" => MoneyUnit.Yuan,
            "百元" => MoneyUnit.Hundred,
            "千元" or "仟元" => MoneyUnit.Thousand,
            "万元" or "萬元" or "万圆" or "万" or "萬" => MoneyUnit.TenThousand,
            "百万元" or "佰万元" or "百万" => MoneyUnit.Million,
            "千万元" or "仟万元" or "千万" => MoneyUnit.TenMillion,
            "亿元" or "億元" or "亿" or "億" => MoneyUnit.HundredMillion,
            _ => MoneyUnit.Unstated,
        };
        return unit != MoneyUnit.Unstated;
    }

    /// <summary>How many 分 make one of the unit; an unstated unit is 元.</summary>
    public static long FenPerUnit(MoneyUnit unit) =>
        unit switch
        {
            MoneyUnit.Unstated or MoneyUnit.Yuan => 100,
            MoneyUnit.Hundred => 100_00,
            MoneyUnit.Thousand => 1_000_00,
            MoneyUnit.TenThousand => 10_000_00,
            MoneyUnit.Million => 1_000_000_00,
            MoneyUnit.TenMillion => 10_000_000_00,
            MoneyUnit.HundredMillion => 100_000_000_00,
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
        };

    /// <summary>The unit's Chinese name; an unstated unit is 元.</summary>
    public static string Name(MoneyUnit unit) =>
        unit switch
        {
            MoneyUnit.Unstated or MoneyUnit.Yuan => "元",
            MoneyUnit.Hundred => "百元",
            MoneyUnit.Thousand => "千元",
            MoneyUnit.TenThousand => "万元",
            MoneyUnit.Million => "百万元",
            MoneyUnit.TenMillion => "千万元",
            MoneyUnit.HundredMillion => "亿元",
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
        };
}
