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

    /// <summary>A figure as messages show it, with 元 behind money: <c>2,100</c>, <c>458,700.00元</c>.</summary>
    /// <param name="value">In units or 分; a sum may lie beyond what a cell can hold.</param>
    public static string Figure(decimal value, QuantityKind kind) =>
        kind == QuantityKind.Money ? (value / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture) + "元" : Number(value);

    /// <summary>The same without its unit, for a column that names it.</summary>
    public static string Bare(long value, QuantityKind kind) => kind == QuantityKind.Money ? Yuan(value) : Count(value);

    /// <summary>A bound as messages show it: <c>50,000元</c>.</summary>
    public static string WholeYuan(long fen) => Count(fen / 100) + "元";

    /// <summary>A number of no known unit, grouped, with no more decimals than it has, four at most: <c>1,234.5</c>.</summary>
    public static string Number(decimal value) => value.ToString("#,##0.####", CultureInfo.InvariantCulture);

    /// <summary>A number for running text: not grouped, to so many decimals, or with no more than it has (six at most).</summary>
    public static string Plain(decimal value, int? decimals = null) =>
        decimals is { } places
            ? Math.Round(value, places, MidpointRounding.AwayFromZero)
                .ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>A share to one decimal, padded: <c>95.0%</c>.</summary>
    public static string Percent(decimal share) => Plain(share * 100, 1) + "%";

    /// <summary>A growth rate for a table: <c>+12.5%</c>, <c>-8.0%</c>, <c>0.0%</c>.</summary>
    public static string SignedPercent(decimal share) =>
        (Math.Round(share * 100, 1, MidpointRounding.AwayFromZero) > 0 ? "+" : "") + Percent(share);

    /// <summary>A change as people say it: one decimal at most, <c>12.5%</c>, <c>8%</c>.</summary>
    public static string Change(decimal share) => Plain(Math.Round(share * 100, 1, MidpointRounding.AwayFromZero)) + "%";

    /// <summary>A count with grouping: <c>12,345</c>.</summary>
    public static string Count(long value) => value.ToString("#,##0", CultureInfo.InvariantCulture);
}
