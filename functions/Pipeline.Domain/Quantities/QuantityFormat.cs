using System.Globalization;

namespace Pipeline.Domain.Quantities;

/// <summary>Writes figures: money exactly to the 分, the same in every culture.</summary>
public static class QuantityFormat
{
    /// <summary>元 with grouping and two decimals: <c>458,700.00</c>.</summary>
    public static string Yuan(long fen) => (fen / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>万元, exact, without trailing zeros: <c>45.87</c>.</summary>
    public static string TenThousandYuan(long fen) => (fen / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>The same; an approximate amount with two decimals at most, since more would claim what nobody knows.</summary>
    public static string TenThousandYuan(long fen, bool approximate) =>
        approximate ? (fen / 1_000_000m).ToString("0.##", CultureInfo.InvariantCulture) : TenThousandYuan(fen);

    /// <summary>万元 for a table: grouped, exact, without padding; approximate with two decimals at most.</summary>
    public static string GroupedTenThousandYuan(long fen, bool approximate) =>
        (fen / 1_000_000m).ToString(approximate ? "#,##0.##" : "#,##0.######", CultureInfo.InvariantCulture);

    /// <summary>元 as a plain decimal for JSON: <c>458700.00</c>.</summary>
    public static string PlainYuan(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A figure as a school would write the bare value, in units or 元: <c>3512</c>, <c>320000</c>, <c>320000.5</c>.</summary>
    public static string Plain(long value, QuantityKind kind) =>
        kind == QuantityKind.Money
            ? (value / 100m).ToString("0.##", CultureInfo.InvariantCulture)
            : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A count with grouping: <c>12,345</c>.</summary>
    public static string Count(long value) => value.ToString("#,##0", CultureInfo.InvariantCulture);
}
