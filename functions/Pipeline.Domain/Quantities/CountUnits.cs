namespace Pipeline.Domain.Quantities;

/// <summary>Reads the unit that a header states for a count.</summary>
public static class CountUnits
{
    private static readonly string[] Known = ["人次", "人", "名", "位", "个", "班", "项", "次"];

    /// <summary>Reads <c>人</c>, <c>万人</c>, <c>千人次</c> (folded) into its counter and how many of it make one.</summary>
    public static bool TryParse(string? folded, out string counter, out long scale)
    {
        var rest = folded.AsSpan();
        scale = 1;
        if (rest.Length > 1)
        {
            scale = rest[0] switch
            {
                '百' => 100,
                '千' => 1_000,
                '万' => 10_000,
                '亿' => 100_000_000,
                _ => 1,
            };
            rest = scale == 1 ? rest : rest[1..];
        }

        foreach (var name in Known)
        {
            if (rest.SequenceEqual(name))
            {
                counter = name;
                return true;
            }
        }

        counter = "";
        scale = 1;
        return false;
    }
}
