using Pipeline.Domain.Quantities;
using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Tests.Reading;

/// <summary>Numbers whose format shows something else than the number.</summary>
public sealed class ShownFigureTests
{
    private static readonly QuantitySpec Wan = QuantitySpec.Money with { StatedUnit = MoneyUnit.TenThousand };
    private static readonly QuantitySpec Yuan = QuantitySpec.Money with { StatedUnit = MoneyUnit.Yuan };

    public static TheoryData<double, string, string, long, string?> Cases =>
        new()
        {
            { 3, "3.00万元", "money", 3_000_000, "Q231" },
            { 3, "3.00万元", "wan", 3_000_000, null },
            { 60800, "6.1万元", "money", 6_080_000, null },
            { 60800, "6.0800", "wan", 6_080_000, "Q231" },
            { 60800, "60.8", "money", 6_080, "Q231" },
            { 152, "152人", "people", 152, null },
            { 2100, "约2100", "people", 2100, null },
            { 45.666, "45.67", "wan", 45_666_000, null },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void CountsWhatIsShown(double stored, string shown, string column, long expected, string? rule)
    {
        var (reading, found) = ShownFigure.Read(stored, shown, SpecOf(column));

        Assert.Equal((expected, rule), (reading.Value, found?.Code));
        Assert.Equal(shown.StartsWith('约'), reading.Approximate);
    }

    [Theory]
    [InlineData(1, "100%", "people")]
    [InlineData(1, "1人", "classes")]
    [InlineData(3, "3.00万元", "yuan")]
    public void RefusesAnotherUnit(double stored, string shown, string column)
    {
        var (reading, found) = ShownFigure.Read(stored, shown, SpecOf(column));

        Assert.Equal((false, "Q230"), (reading.HasValue, found?.Code));
    }

    [Fact]
    public void KeepsANegativeNumberNegative() =>
        Assert.Equal(QuantityFault.Negative, ShownFigure.Read(-5, "5", QuantitySpec.People).Reading.Fault);

    private static QuantitySpec SpecOf(string column) =>
        column switch
        {
            "wan" => Wan,
            "yuan" => Yuan,
            "people" => QuantitySpec.People,
            "classes" => QuantitySpec.Classes with { Counters = ["个", "班"] },
            _ => QuantitySpec.Money,
        };
}
