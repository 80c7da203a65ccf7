namespace Pipeline.Benchmarks.Measuring;

/// <summary>Measures contenders in turns, so that every round sees the same machine.</summary>
internal static class SideBySide
{
    /// <param name="rounds">How often each has its turn, after one that is not counted.</param>
    /// <param name="contenders">Name, and what gives the seconds of one turn.</param>
    public static IReadOnlyList<Series> Run(int rounds, params (string Name, Func<double> Turn)[] contenders)
    {
        var series = contenders.Select(contender => new Series(contender.Name)).ToArray();
        foreach (var contender in contenders)
        {
            contender.Turn();
        }
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                var place = (i + round) % contenders.Length;
                series[place].Add(contenders[place].Turn());
            }
        }
        return series;
    }
}
