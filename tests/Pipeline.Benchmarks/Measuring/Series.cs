using System.Globalization;

namespace Pipeline.Benchmarks.Measuring;

/// <summary>What was measured of one contender, round by round, in seconds.</summary>
internal sealed class Series(string name)
{
    private readonly List<double> values = [];

    public string Name { get; } = name;

    public IReadOnlyList<double> Values => values;

    public double Median => Quantile(values, 0.5);

    public void Add(double seconds) => values.Add(seconds);

    /// <summary>The median of the ratios of the rounds: what disturbs a round disturbs both sides of it.</summary>
    public double RatioTo(Series other) => Quantile([.. values.Zip(other.values, (own, its) => own / its)], 0.5);

    /// <summary>The median with the middle half of the rounds.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Time(Median)} [{Time(Quantile(values, 0.25))}–{Time(Quantile(values, 0.75))}]");

    public static string Time(double seconds) =>
        seconds switch
        {
            >= 100 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
            >= 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
            >= 0.1 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0} ms"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.0} ms"),
        };

    private static double Quantile(IReadOnlyCollection<double> of, double share)
    {
        var sorted = of.Order().ToArray();
        var place = share * (sorted.Length - 1);
        var low = (int)place;
        var high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((sorted[high] - sorted[low]) * (place - low));
    }
}
