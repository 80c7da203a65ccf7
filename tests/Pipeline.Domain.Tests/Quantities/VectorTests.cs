using System.Globalization;
using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Tests.Quantities;

/// <summary>The contract's own vectors (cases/quantities.csv), each as text in the column that it names.</summary>
public sealed class VectorTests
{
    private const int VectorCount = 96;

    public static TheoryData<string, string, string, string> Vectors()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var line in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Quantities", "quantities.csv")).Skip(1))
        {
            var fields = Split(line);
            data.Add(fields[0], fields[1], fields[2], fields[3]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void ReadsAsTheContractSays(string text, string columnUnit, string outcome, string value)
    {
        var reading = QuantityReader.ReadText(text, SpecOf(columnUnit));

        var expected = outcome switch
        {
            "exact" => (QuantityOutcome.Value, Approximate: false),
            "approximate" => (QuantityOutcome.Value, Approximate: true),
            "zero" => (QuantityOutcome.Zero, Approximate: false),
            "missing" => (QuantityOutcome.Blank, Approximate: false),
            _ => (QuantityOutcome.Fault, Approximate: false),
        };
        Assert.Equal(expected, (reading.Outcome, reading.Approximate));
        Assert.Equal(Stored(value, columnUnit), reading.Value);
    }

    [Fact]
    public void AllVectorsAreThere() => Assert.Equal(VectorCount, Vectors().Count);

    private static long Stored(string value, string columnUnit)
    {
        var number = value.Length == 0 ? 0 : decimal.Parse(value, CultureInfo.InvariantCulture);
        return (long)(columnUnit is "元" or "万元" ? number * 100 : number);
    }

    private static QuantitySpec SpecOf(string columnUnit) =>
        columnUnit switch
        {
            "人" => QuantitySpec.People,
            "人次" => QuantitySpec.PersonTimes,
            "项" => QuantitySpec.Awards,
            "元" => QuantitySpec.Money,
            "万元" => QuantitySpec.Money with { StatedUnit = MoneyUnit.TenThousand },
            _ => throw new ArgumentOutOfRangeException(nameof(columnUnit), columnUnit, null),
        };

    private static string[] Split(string line)
    {
        if (line[0] != '"')
        {
            return line.Split(',');
        }

        var end = line.IndexOf('"', 1);
        return [line[1..end], .. line[(end + 2)..].Split(',')];
    }
}
