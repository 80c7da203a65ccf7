using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Schemes;

/// <summary>Computes and writes rates; a rate is made of two sums, and rounded only where it is shown.</summary>
public static class RateArithmetic
{
    private const decimal FenPerYuan = 100m;

    /// <summary>The rate in its own unit: 99.8 for 99.8%, 12.5 for 12.5:1. Money counts in 元.</summary>
    /// <param name="whole">Not zero.</param>
    public static decimal Of(RateDefinition rate, MeasureColumn numerator, long part, MeasureColumn denominator, long whole)
    {
        var above = numerator.Kind == QuantityKind.Money ? part / FenPerYuan : part;
        var below = denominator.Kind == QuantityKind.Money ? whole / FenPerYuan : whole;
        return above
            / below
            * rate.Unit switch
            {
                "%" => 100m,
                "‰" => 1000m,
                _ => 1m,
            };
    }

    /// <summary>The number alone, with no more decimals than it needs: <c>59</c>, <c>99.8</c>.</summary>
    public static string Number(RateDefinition rate, decimal value) =>
        QuantityFormat.Plain(Math.Round(value, rate.Decimals, MidpointRounding.AwayFromZero));

    /// <summary><c>99.8%</c>, <c>12.5:1</c>, <c>625元/人</c>.</summary>
    public static string Text(RateDefinition rate, decimal value) => Number(rate, value) + (rate.Unit == ":" ? ":1" : rate.Unit);
}
