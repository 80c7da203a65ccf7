using System.Globalization;

namespace Pipeline.Domain.Quantities;

/// <summary>Writes figures: money exactly to the 分, the same in every culture.</summary>
public static class QuantityFormat
{
    /// <summary>元 with grouping and two decimals: <c>458,700.00</c>.</summary>
    public static string Yuan(long fen) => (fen / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>万元, exact, without trailing zeros: <c>45.87</c>.</summary>
    public static string TenThousandYuan(long fen) => (fen / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>元 as a plain decimal for JSON: <c>458700.00</c>.</summary>
    public static string PlainYuan(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A count with grouping: <c>12,345</c>.</summary>
    public static string Count(long value) => value.ToString("#,##0", CultureInfo.InvariantCulture);
}
