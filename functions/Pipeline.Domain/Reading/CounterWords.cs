using System.Collections.Immutable;
using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Reading;

/// <summary>The counters that may stand behind a column's figures, with the things they count: 人, 名, and so 名学生, 名寄宿生.</summary>
internal static class CounterWords
{
    private static readonly string[] BeforeNoun = ["名", "个", "位"];

    private static readonly string[] People = ["学生", "同学", "幼儿", "儿童", "孩子", "小学生", "中学生", "在校生", "在校学生"];

    /// <summary>A column that counts people may name them; any column may name what it is called.</summary>
    public static ImmutableArray<string> Of(MeasureColumn measure)
    {
        if (!measure.Counters.Contains("名"))
        {
            return measure.Counters;
        }
        var counters = measure.Counters.ToBuilder();
        var own = measure
            .Aliases.Prepend(measure.Name)
            .Where(name => name.Length is > 1 and < 12 && !name.Contains(':', StringComparison.Ordinal));
        foreach (var noun in own.Concat(People))
        {
            counters.AddRange(BeforeNoun.Where(counter => measure.Counters.Contains(counter)).Select(counter => counter + noun));
        }
        return counters.ToImmutable();
    }
}
