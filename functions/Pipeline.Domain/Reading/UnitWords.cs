using Pipeline.Domain.Quantities;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>Units that a header or a unit line states.</summary>
internal static class UnitWords
{
    private const string UnitLabel = "单位:";
    private const int LongestUnit = 4;
    private const int LongestLine = 300;

    private const string Separators = "、,;/和及与·|";

    /// <summary>What may stand behind the units of a line without a blank between.</summary>
    private static readonly string[] Followers = ["填", "报告期", "报送", "制表", "日期", "时间", "年", "学校", "20", "金额单位", "资金单位", "计量单位", "人数单位", "单位"];

    /// <summary>What a header's bracket or a unit line says: a size of money, a size of counts, both or neither.</summary>
    public readonly record struct Stated(MoneyUnit Money, long CountScale, bool NamesCount)
    {
        public bool SaysSomething => Money != MoneyUnit.Unstated || NamesCount;
    }

    /// <summary>Splits <c>补助金额(万元)</c> into its name and the unit; the name alone where the bracket holds no unit.</summary>
    public static (string Name, Stated Unit) SplitHeader(string key)
    {
        var name = RoundBrackets(key).TrimStart('*', '※').TrimEnd('*', '※', ':');
        if (name.EndsWith(')') && name.LastIndexOf('(') is > 0 and var open)
        {
            var inside = name[(open + 1)..^1];
            if (inside.StartsWith(UnitLabel, StringComparison.Ordinal))
            {
                inside = inside[UnitLabel.Length..];
            }
            if (TryReadList(inside, out var unit) is var length && length == inside.Length && unit.SaysSomething)
            {
                return (name[..open].TrimEnd('*', ':'), unit);
            }
            if (inside is "必填" or "选填" or "可不填" or "可空")
            {
                return (name[..open], default);
            }
        }
        return (name, default);
    }

    /// <summary>Finds <c>单位:人、万元</c>, or a bracketed unit at the end, in a cell above the header; several labels (<c>填报单位:某校 单位:万元</c>) are each looked at.</summary>
    public static Stated FindUnitLine(string? text)
    {
        if (text is null || text.Length > LongestLine)
        {
            return default;
        }
        var stated = Labelled(RoundBrackets(Folding.Fold(text)));
        if (!stated.SaysSomething)
        {
            stated = Labelled(RoundBrackets(Folding.FoldKey(text)));
        }
        if (stated.SaysSomething)
        {
            return stated;
        }
        var key = RoundBrackets(Folding.FoldKey(text));
        return key.EndsWith(')') && key.LastIndexOf('(') is >= 0 and var open && key[(open + 1)..^1] is var inside
            && TryReadList(inside, out var unit) == inside.Length ? unit : default;
    }

    /// <summary>A cell that holds units and nothing else, as the second row of a header does: <c>(万元)</c>, <c>人次</c>.</summary>
    public static Stated ReadAlone(string key)
    {
        var inside = RoundBrackets(key);
        inside = inside.StartsWith('(') && inside.EndsWith(')') ? inside[1..^1] : inside;
        inside = inside.StartsWith(UnitLabel, StringComparison.Ordinal) ? inside[UnitLabel.Length..] : inside;
        return inside.Length > 0 && TryReadList(inside, out var unit) == inside.Length ? unit : default;
    }

    /// <summary>A cell that is a unit line and nothing else, so that it may stand in the header's row: the bracket of an unknown column (<c>校舍投入(万元)</c>) speaks for that column alone.</summary>
    public static bool IsUnitLine(string? text) => text is { Length: <= LongestLine } && RoundBrackets(Folding.FoldKey(text)).TrimStart('(').StartsWith(UnitLabel, StringComparison.Ordinal);

    /// <summary>Two statements as one; the first that names a size of money or a counter has its say.</summary>
    public static Stated Join(Stated first, Stated second) => new(
        first.Money != MoneyUnit.Unstated ? first.Money : second.Money,
        first.NamesCount ? first.CountScale : Math.Max(1, second.CountScale),
        first.NamesCount || second.NamesCount);

    private static Stated Labelled(string line)
    {
        var stated = default(Stated);
        for (var at = line.IndexOf(UnitLabel, StringComparison.Ordinal); at >= 0; at = line.IndexOf(UnitLabel, at + 1, StringComparison.Ordinal))
        {
            var rest = line.AsSpan(at + UnitLabel.Length).TrimStart(' ');
            var length = TryReadList(rest, out var unit);
            if (unit.SaysSomething && EndsThere(rest[length..]))
            {
                stated = Join(stated, unit);
            }
        }
        return stated;
    }

    private static bool EndsThere(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] is ' ' or ')' or '(' or '。' or '.')
        {
            return true;
        }
        foreach (var follower in Followers)
        {
            if (rest.StartsWith(follower, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Reads units as far as they go, with or without separators; returns the length that was read.</summary>
    private static int TryReadList(ReadOnlySpan<char> text, out Stated stated)
    {
        stated = new Stated(MoneyUnit.Unstated, 1, false);
        var (read, at) = (0, 0);
        while (at < text.Length)
        {
            if (Separators.Contains(text[at]) || text[at] == ' ')
            {
                at++;
                continue;
            }
            var length = ReadUnit(text[at..], ref stated);
            if (length == 0)
            {
                break;
            }
            at += length;
            read = at;
        }
        return read;
    }

    private static int ReadUnit(ReadOnlySpan<char> text, ref Stated stated)
    {
        for (var length = Math.Min(LongestUnit, text.Length); length > 0; length--)
        {
            var part = text[..length];
            if (TryCount(part, out var scale))
            {
                stated = stated with { NamesCount = true, CountScale = Math.Max(stated.CountScale, scale) };
                return length;
            }
            if (MoneyUnits.TryParse(part, out var money))
            {
                stated = stated with { Money = stated.Money == MoneyUnit.Unstated ? money : stated.Money };
                return length;
            }
        }
        return 0;
    }

    private static bool TryCount(ReadOnlySpan<char> part, out long scale)
    {
        scale = part.Length > 1 ? part[0] switch { '千' => 1_000, '万' => 10_000, _ => 1 } : 1;
        return (scale == 1 ? part : part[1..]) is "人" or "名" or "位" or "人次" or "个" or "班" or "个班" or "项" or "次" or "件";
    }

    private static string RoundBrackets(string text) => text.AsSpan().ContainsAny("[]【】〔〕{}")
        ? text.Replace('[', '(').Replace('【', '(').Replace('〔', '(').Replace('{', '(').Replace(']', ')').Replace('】', ')').Replace('〕', ')').Replace('}', ')')
        : text;
}
