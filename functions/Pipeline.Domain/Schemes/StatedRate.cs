using System.Globalization;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Schemes;

/// <summary>A rate as a school states it: <c>99.8%</c>, <c>12.5:1</c>, <c>625.5</c>.</summary>
/// <param name="Value">In the rate's own unit: 99.8 for 99.8%.</param>
/// <param name="Decimals">How many decimals were written.</param>
internal readonly record struct StatedRate(decimal Value, int Decimals)
{
    /// <summary>Within half of the last decimal that was written; cutting instead of rounding is let pass.</summary>
    public bool Agrees(decimal computed)
    {
        var step = 1m;
        for (var i = 0; i < Decimals; i++)
        {
            step /= 10;
        }
        return Math.Abs(Value - computed) <= step / 2 || (computed >= Value && computed < Value + step);
    }

    public static bool TryRead(string written, RateDefinition rate, out StatedRate stated)
    {
        stated = default;
        var key = Folding.FoldKey(written);
        if (rate.Unit == ":")
        {
            key = key.EndsWith(":1", StringComparison.Ordinal) ? key[..^2] : key;
        }
        else if (key.EndsWith(rate.Unit, StringComparison.Ordinal))
        {
            key = key[..^rate.Unit.Length];
        }
        var fraction = rate.Unit == "%" && key.Length == Folding.FoldKey(written).Length;
        if (!decimal.TryParse(key, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }
        var decimals = key.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? key.Length - point - 1 : 0;
        // A cell formatted as a percentage holds the fraction: 0.998 under a format of 0.0%.
        stated = fraction && value <= 1 && decimals >= 2 ? new StatedRate(value * 100, decimals - 2) : new StatedRate(value, decimals);
        return true;
    }
}
