using System.Globalization;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Schemes.Placeholders;

namespace Pipeline.Domain.YearlyReport;

/// <summary>
/// Writes a total as a report would, as approximate as its figures were said to be: <c>近35万元</c>, <c>4万余份</c>, <c>24500元</c>.
/// </summary>
internal static class FigureWords
{
    private const long Wan = 10_000;

    /// <summary>Money from here on is written in 万元, as it is where it is round.</summary>
    private const long LeastFenInWan = 100_000_00;

    /// <summary>Null if there is no number to write.</summary>
    public static string? Of(Total total, MeasureColumn measure, ShownAs shown)
    {
        if (total.Value is not { } value)
        {
            return null;
        }
        return (
                measure.Kind == QuantityKind.Money
                    ? Money(value, total.Manner, shown)
                    : Count(value, total.Manner, shown.Unit ?? measure.Unit)
            ) + ReportNumbers.Marks(total);
    }

    private static string Count(long value, Manner manner, string unit)
    {
        if (unit.Length > 1 && unit[0] == '万')
        {
            return manner.Say(QuantityFormat.Plain(value / (decimal)Wan, null) + "万", unit[1..]);
        }
        return manner != Manner.None && value >= Wan && value % Wan == 0
            ? manner.Say(QuantityFormat.Plain(value / Wan, null) + "万", unit)
            : manner.Say(value.ToString(CultureInfo.InvariantCulture), unit);
    }

    private static string Money(long fen, Manner manner, ShownAs shown)
    {
        if (shown.Unit is { } asked && MoneyUnits.TryParse(asked, out var unit))
        {
            return manner.Say(QuantityFormat.Plain(fen / (decimal)MoneyUnits.FenPerUnit(unit), shown.Decimals), MoneyUnits.Name(unit));
        }
        var inWan = Math.Abs((decimal)fen) >= LeastFenInWan || (fen != 0 && fen % (Wan * 100) == 0);
        if (!inWan)
        {
            return manner.Say(QuantityFormat.Plain(fen / 100m, shown.Decimals), "元");
        }
        var number = QuantityFormat.Plain(fen / (Wan * 100m), shown.Decimals);
        // 420余万元, but 4万余元: what is over ten is over in 万.
        return Math.Abs((decimal)fen) >= LeastFenInWan ? manner.Say(number, "万元") : manner.Say(number + "万", "元");
    }
}
