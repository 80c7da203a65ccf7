namespace Pipeline.Domain.Quantities;

/// <summary>The unit that a header or a sheet states for its money.</summary>
public enum MoneyUnit
{
    /// <summary>Nothing is stated: 元, and a cell may name its own size.</summary>
    Unstated,

    /// <summary>元.</summary>
    Yuan,

    /// <summary>百元.</summary>
    Hundred,

    /// <summary>千元.</summary>
    Thousand,

    /// <summary>万元.</summary>
    TenThousand,

    /// <summary>百万元.</summary>
    Million,

    /// <summary>千万元.</summary>
    TenMillion,

    /// <summary>亿元.</summary>
    HundredMillion,
}
