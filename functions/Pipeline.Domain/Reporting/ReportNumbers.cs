using System.Globalization;
using Pipeline.Domain.Consolidation;

namespace Pipeline.Domain.Reporting;

/// <summary>Writes totals as a Chinese report does.</summary>
internal static class ReportNumbers
{
    private const long LeastFenInWan = 10_000_000;

    /// <summary><c>3512人</c>, <c>约210人次</c>; null where there is no number to write.</summary>
    public static string? Count(this Total total, string unit) =>
        total.Value is { } value ? string.Create(CultureInfo.InvariantCulture, $"{(total.Approximate ? "约" : "")}{value}{unit}") : null;

    /// <summary>
    /// <c>273.9万元</c>, and below 100,000 元 <c>24500元</c>, as reports write small sums: always exact to the 分, never rounded or cut.
    /// </summary>
    public static string? Money(this Total total)
    {
        if (total.Value is not { } fen)
        {
            return null;
        }
        var amount = Math.Abs((decimal)fen) < LeastFenInWan ? Plain(fen / 100m) + "元" : Plain(fen / 1_000_000m) + "万元";
        return (total.Approximate ? "约" : "") + amount;
    }

    /// <summary>Joins the parts that say something.</summary>
    public static string Join(string separator, params ReadOnlySpan<string?> parts)
    {
        var said = new List<string>();
        foreach (var part in parts)
        {
            if (!string.IsNullOrEmpty(part))
            {
                said.Add(part);
            }
        }
        return string.Join(separator, said);
    }

    public static string? Prefixed(this string? text, string prefix) => text is null ? null : prefix + text;

    private static string Plain(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
