using Pipeline.Domain.Text;

namespace Pipeline.Domain.Quantities;

/// <summary>Tells how a figure was said to be approximate, and joins what sums are made of.</summary>
public static class Manners
{
    private static readonly (string Word, Manner Manner)[] Words =
    [
        ("近", Manner.Nearly),
        ("约", Manner.About),
        ("左右", Manner.About),
        ("上下", Manner.About),
        ("余", Manner.Over),
        ("多", Manner.Many),
        ("以上", Manner.AtLeast),
        ("超", Manner.AtLeast),
        ("逾", Manner.AtLeast),
        ("不足", Manner.Under),
        ("不到", Manner.Under),
        ("以下", Manner.Under),
        ("以内", Manner.Under),
    ];

    /// <summary>The manner of an approximate figure; 约 where its words say no other.</summary>
    public static Manner Of(string? written)
    {
        var key = Folding.FoldKey(written);
        var manner = Manner.None;
        foreach (var (word, said) in Words)
        {
            manner |= key.Contains(word, StringComparison.Ordinal) ? said : Manner.None;
        }
        return manner == Manner.None ? Manner.About : manner;
    }

    /// <summary>Of a sum: what its parts agree on, exact ones aside; else 约.</summary>
    public static Manner Join(Manner left, Manner right) =>
        left == right || right == Manner.None ? left
        : left == Manner.None ? right
        : Manner.About;

    /// <summary>A number with its unit, said as approximately as it is: <c>近50项</c>, <c>40余项</c>, <c>约4500多份</c>, <c>15%以上</c>.</summary>
    public static string Say(this Manner manner, string number, string unit) =>
        (manner.HasFlag(Manner.About) ? "约" : "")
        + (manner.HasFlag(Manner.Nearly) ? "近" : "")
        + (manner.HasFlag(Manner.Under) ? "不足" : "")
        + number
        + (manner.HasFlag(Manner.Over) ? "余" : "")
        + (manner.HasFlag(Manner.Many) ? "多" : "")
        + unit
        + (manner.HasFlag(Manner.AtLeast) ? "以上" : "");
}
