using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>Finds the units that a text states besides whatever else it says: a unit line, a title, a note, a page's header.</summary>
internal static class UnitLines
{
    private const int LongestLine = 300;
    private const string Label = "单位";

    /// <summary>What may stand between 单位 and the units.</summary>
    private static readonly string[] Links = ["统一为", "一律为", "均为", "应为", "都是", "均是", "为", "是", ":", "-", ""];

    /// <summary>Other labels, which need their colon.</summary>
    private static readonly string[] MoneyLabels = ["金额:", "资金:", "经费:"];

    /// <summary>In front and behind where the units stand between: 以万元为单位.</summary>
    private static readonly string[] Before = ["以", "按", "用", "单位统一用"];
    private static readonly string[] Behind =
    [
        "为单位",
        "为计量单位",
        "作单位",
        "做单位",
        "为准",
        "计算",
        "计量",
        "计",
        "填报",
        "填写",
        "填列",
        "统计",
        "填",
    ];

    /// <summary>What may stand behind the units of a line without a blank between.</summary>
    private static readonly string[] Followers =
    [
        "填",
        "报告期",
        "报送",
        "制表",
        "日期",
        "时间",
        "年",
        "学校",
        "20",
        "金额单位",
        "资金单位",
        "计量单位",
        "货币单位",
        "人数单位",
        "单位",
        "保留",
        "精确",
    ];

    /// <summary>
    /// Finds <c>单位:人、万元</c>, <c>单位为万元</c>, <c>以万元为单位</c>, or a bracketed unit at the end; several labels (<c>填报单位:某校 单位:万元</c>) are each
    /// looked at.
    /// </summary>
    public static UnitWords.Stated Find(string? text)
    {
        if (text is null || text.Length > LongestLine)
        {
            return default;
        }
        var line = UnitWords.RoundBrackets(Folding.Fold(text)).Replace("万 元", "万元", StringComparison.Ordinal);
        var stated = Labelled(line);
        var key = UnitWords.RoundBrackets(Folding.FoldKey(text));
        stated = stated.SaysSomething ? stated : Labelled(key);
        stated = stated.SaysSomething ? stated : Between(key);
        return stated.SaysSomething ? stated : InLastBracket(key);
    }

    /// <summary>As <see cref="Find"/>, without what stands for a unit only at the end of a title: what a note or a remark says.</summary>
    public static UnitWords.Stated FindSaid(string? text)
    {
        if (text is null || text.Length > LongestLine || !text.Contains('元') && !text.Contains('人'))
        {
            return default;
        }
        var key = UnitWords.RoundBrackets(Folding.FoldKey(text));
        var stated = Labelled(key);
        return stated.SaysSomething ? stated : Between(key);
    }

    /// <summary>
    /// A cell that is a unit line and nothing else, so that it may stand in the header's row: the bracket of an unknown column
    /// (<c>校舍投入(万元)</c>) speaks for that column alone.
    /// </summary>
    public static bool IsUnitLine(string? text)
    {
        if (text is not { Length: <= LongestLine } || !text.Contains('单', StringComparison.Ordinal))
        {
            return false;
        }
        var key = UnitWords.RoundBrackets(Folding.FoldKey(text)).TrimStart('(');
        return (
                key.StartsWith(Label, StringComparison.Ordinal)
                || key.StartsWith("金额单位", StringComparison.Ordinal)
                || key.StartsWith("资金单位", StringComparison.Ordinal)
                || key.StartsWith("计量单位", StringComparison.Ordinal)
            ) && Labelled(key).SaysSomething;
    }

    /// <summary>A label whose unit stands in the next cell: 单位, 金额单位.</summary>
    public static bool IsLabelAlone(string? text) =>
        text is { Length: <= 12 }
        && Folding.FoldKey(text).Trim('(', ')', ':') is "单位" or "金额单位" or "资金单位" or "计量单位" or "货币单位" or "经费单位";

    private static UnitWords.Stated Labelled(string line)
    {
        var stated = default(UnitWords.Stated);
        for (var at = line.IndexOf(Label, StringComparison.Ordinal); at >= 0; at = line.IndexOf(Label, at + 1, StringComparison.Ordinal))
        {
            stated = UnitWords.Join(stated, ReadBehind(line.AsSpan(at + Label.Length)));
        }
        foreach (var label in MoneyLabels)
        {
            if (
                line.IndexOf(label, StringComparison.Ordinal) is >= 0 and var at
                && UnitAt(line.AsSpan(at + label.Length)) is { SaysSomething: true } unit
            )
            {
                stated = UnitWords.Join(stated, unit);
            }
        }
        return stated;
    }

    private static UnitWords.Stated ReadBehind(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(" (");
        foreach (var link in Links)
        {
            if (
                rest.StartsWith(link, StringComparison.Ordinal)
                && UnitAt(rest[link.Length..].TrimStart(": (")) is { SaysSomething: true } unit
            )
            {
                return unit;
            }
        }
        return default;
    }

    /// <summary>The units that a text begins with, if nothing is glued to them.</summary>
    private static UnitWords.Stated UnitAt(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(" ();。,\n");
        var first = end < 0 ? rest : rest[..end];
        if (UnitWords.IsPerHead(first) && !IsListOfTwo(first))
        {
            return new UnitWords.Stated(Quantities.MoneyUnit.Unstated, 1, false) { PerHead = first.ToString() };
        }
        var length = UnitWords.TryReadList(rest, out var unit);
        return unit.SaysSomething && EndsThere(rest[length..]) ? unit : default;
    }

    /// <summary>万元/人 above a table of both: nobody is paid by the ten thousand.</summary>
    private static bool IsListOfTwo(ReadOnlySpan<char> units) =>
        !units.StartsWith("元") && units.IndexOf('/') is > 0 and var at && units[(at + 1)..] is ("人" or "人次");

    private static bool EndsThere(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] is ' ' or ')' or '(' or '。' or '.' or ';' or ',')
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

    private static UnitWords.Stated Between(string key)
    {
        foreach (var before in Before)
        {
            for (
                var at = key.IndexOf(before, StringComparison.Ordinal);
                at >= 0;
                at = key.IndexOf(before, at + 1, StringComparison.Ordinal)
            )
            {
                var rest = key.AsSpan(at + before.Length);
                var length = UnitWords.TryReadList(rest, out var unit);
                if (unit.SaysSomething && StartsWithAny(rest[length..], Behind))
                {
                    return unit;
                }
            }
        }
        return default;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    private static UnitWords.Stated InLastBracket(string key) =>
        key.EndsWith(')') && key.LastIndexOf('(') is >= 0 and var open ? UnitWords.ReadWhole(key.AsSpan()[(open + 1)..^1]) : default;
}
