using System.Globalization;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.YearlyReport;

/// <summary>
/// Writes totals as a Chinese report does: 约 where approximate, 〔待核实〕 where queried, and who left it blank where it is partial.
/// </summary>
internal static class ReportNumbers
{
    /// <summary>Stands behind a figure with an open query.</summary>
    public const string ToVerify = "〔待核实〕";

    private const long LeastFenInWan = 10_000_000;

    /// <summary><c>3512人</c>, <c>约210人次</c>; null if there is no number to write.</summary>
    public static string? Count(this Total total, string unit) =>
        total.Value is { } value ? total.Manner.Say(value.ToString(CultureInfo.InvariantCulture), unit) + Marks(total) : null;

    /// <summary>All of a sentence is written in 万元 where one of its amounts is 100,000 元 or more: a list has one unit.</summary>
    public static MoneyScale ScaleOf(params IEnumerable<Total> amounts) =>
        amounts.Any(total => Math.Abs((decimal)(total.Value ?? 0)) >= LeastFenInWan) ? MoneyScale.TenThousandYuan : MoneyScale.Yuan;

    /// <summary>
    /// <c>273.9万元</c> or <c>24500元</c>: exact to the 分, never rounded or cut; an approximate amount with two decimals at most.
    /// </summary>
    public static string? Money(this Total total, MoneyScale scale) =>
        total.Value is { } fen
            ? (
                scale == MoneyScale.TenThousandYuan
                    ? total.Manner.Say(QuantityFormat.TenThousandYuan(fen, total.Approximate), "万元")
                    : total.Manner.Say(QuantityFormat.Plain(fen, QuantityKind.Money), "元")
            ) + Marks(total)
            : null;

    /// <summary>A change as people say it: <c>增加120人,增长3.5%</c>; null if the two cannot be compared.</summary>
    public static string? Change(Total now, Total before, Func<Total, string?> write)
    {
        if (now is not { Value: { } current, IsPartial: false } || before is not { Value: { } past and not 0, IsPartial: false })
        {
            return null;
        }
        if (current == past)
        {
            return "持平";
        }
        var rate = QuantityFormat.Change(Math.Abs(((decimal)current - past) / past));
        var by = write(new Total(Math.Abs(current - past), true, now.Approximate || before.Approximate));
        return current > past ? $"增加{by},增长{rate}" : $"减少{by},下降{rate}";
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

    /// <summary>What stands behind a figure that is partial or queried.</summary>
    public static string Marks(Total total) =>
        (total.IsPartial ? string.Create(CultureInfo.InvariantCulture, $"({total.Blank}所学校未填或未填全)") : "")
        + (total.Queried ? ToVerify : "");
}
