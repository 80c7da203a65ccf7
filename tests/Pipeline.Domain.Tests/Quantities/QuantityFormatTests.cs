using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Tests.Quantities;

public sealed class QuantityFormatTests
{
    [Theory]
    [InlineData(45_870_000, "458,700.00", "458700.00", "45.87", "the contract's own")]
    [InlineData(0, "0.00", "0.00", "0", "zero")]
    [InlineData(1, "0.01", "0.01", "0.000001", "one 分")]
    [InlineData(823_833_450, "8,238,334.50", "8238334.50", "823.83345", "half a 元")]
    [InlineData(-1_050, "-10.50", "-10.50", "-0.00105", "a difference below zero")]
    [InlineData(long.MaxValue, "92,233,720,368,547,758.07", "92233720368547758.07", "9223372036854.775807", "the largest")]
    public void WritesMoney(long fen, string yuan, string plain, string tenThousands, string reason)
    {
        Assert.True(yuan == QuantityFormat.Yuan(fen), reason);
        Assert.True(plain == QuantityFormat.PlainYuan(fen), reason);
        Assert.True(tenThousands == QuantityFormat.TenThousandYuan(fen), reason);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(12_345_678, "12,345,678")]
    public void WritesCounts(long value, string expected) => Assert.Equal(expected, QuantityFormat.Count(value));
}
