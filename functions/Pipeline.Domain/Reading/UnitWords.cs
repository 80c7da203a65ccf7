using System.Buffers;
using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Reading;

/// <summary>Units that a header states, or a cell alone; <see cref="UnitLines"/> finds them within longer texts.</summary>
internal static class UnitWords
{
    /// <summary>人民币百万元.</summary>
    private const int LongestUnit = 6;

    /// <summary>Between the name of a column and its unit where no bracket stands: <c>补助金额:万元</c>.</summary>
    private const string BeforeUnit = ":/,、;-_·|—";

    private const string Separators = "、,;/和及与·|";

    private static readonly string[] Labels = ["金额单位:", "计量单位:", "货币单位:", "单位:", "单位"];

    /// <summary>What a money column's name ends with, so that 元 right behind it is its unit.</summary>
    private static readonly string[] MoneyNameEnds = ["额", "资金", "款", "经费"];

    /// <summary>For whom or for how long an amount a head is meant: 元/生·年.</summary>
    private static readonly string[] PerWhat = ["人次", "学生", "学期", "学年", "人", "生", "年", "月", "天", "日", "次", "期", "班", "校"];

    /// <summary>What any unit begins with: most texts do not, and need no closer look.</summary>
    private static readonly SearchValues<char> FirstOfUnit = SearchValues.Create("人个名位班项次件元圆圓R¥百佰千仟万萬亿億");

    private static readonly string[] Counters = ["人次", "个班", "人", "名", "位", "个", "班", "项", "次", "件"];

    /// <summary>What a header's bracket or a unit line says: a size of money, a size of counts, both or neither.</summary>
    public readonly record struct Stated(MoneyUnit Money, long CountScale, bool NamesCount)
    {
        /// <summary>The counters named, of any size: 人, 人次; null if none is.</summary>
        public string[]? Counters { get; init; }

        /// <summary>Another size of money beside <see cref="Money"/> in one statement: <c>元/万元</c>.</summary>
        public MoneyUnit OtherMoney { get; init; }

        /// <summary>An amount a head, as written (<c>元/生·年</c>); null if it is none.</summary>
        public string? PerHead { get; init; }

        public bool SaysSomething => Money != MoneyUnit.Unstated || NamesCount || PerHead is not null;
    }

    /// <summary>
    /// Splits <c>补助金额(万元)</c>, <c>补助金额:万元</c> or <c>补助金额万元</c> into its name and the unit; the name alone where no unit is said.
    /// </summary>
    public static (string Name, Stated Unit) SplitHeader(string key)
    {
        var name = RoundBrackets(key).TrimStart('*', '※').TrimEnd('*', '※', ':');
        if (!name.EndsWith(')') || name.LastIndexOf('(') is not (> 0 and var open))
        {
            return SplitBare(name);
        }
        var inside = name[(open + 1)..^1];
        if (ReadWhole(WithoutLabel(inside)) is { SaysSomething: true } unit)
        {
            return (name[..open].TrimEnd('*', ':'), unit);
        }
        return inside is "必填" or "选填" or "可不填" or "可空" ? (name[..open], default) : (name, default);
    }

    /// <summary>A cell that holds units and nothing else, as the second row of a header does: <c>(万元)</c>, <c>人次</c>.</summary>
    public static Stated ReadAlone(string key)
    {
        var inside = RoundBrackets(key);
        inside = inside.StartsWith('(') && inside.EndsWith(')') ? inside[1..^1] : inside;
        return ReadWhole(WithoutLabel(inside));
    }

    /// <inheritdoc cref="UnitLines.Find"/>
    public static Stated FindUnitLine(string? text) => UnitLines.Find(text);

    /// <inheritdoc cref="UnitLines.IsUnitLine"/>
    public static bool IsUnitLine(string? text) => UnitLines.IsUnitLine(text);

    /// <summary>Two statements as one; the first that names a size of money or a counter has its say.</summary>
    public static Stated Join(Stated first, Stated second) =>
        new(
            first.Money != MoneyUnit.Unstated ? first.Money : second.Money,
            first.NamesCount ? first.CountScale : Math.Max(1, second.CountScale),
            first.NamesCount || second.NamesCount
        )
        {
            Counters = first.Counters ?? second.Counters,
            OtherMoney = first.OtherMoney != MoneyUnit.Unstated ? first.OtherMoney : second.OtherMoney,
            PerHead = first.PerHead ?? second.PerHead,
        };

    /// <summary>Units from the first character to the last; nothing where something else stands among them.</summary>
    public static Stated ReadWhole(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return default;
        }
        if (IsPerHead(text))
        {
            return new Stated(MoneyUnit.Unstated, 1, false) { PerHead = text.ToString() };
        }
        return TryReadList(text, out var unit) == text.Length ? unit : default;
    }

    /// <summary>Reads units as far as they go, with or without separators; returns the length that was read.</summary>
    public static int TryReadList(ReadOnlySpan<char> text, out Stated stated)
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

    /// <summary><c>元/人</c>, <c>元/生·年</c>, <c>每生元</c>: an amount for each, not the sum.</summary>
    public static bool IsPerHead(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("每") || text.StartsWith("人均") || text.StartsWith("生均"))
        {
            return text[^1] == '元';
        }
        var at = text.IndexOfAny("/每");
        if (at <= 0 || !MoneyUnits.TryParse(text[..at], out _))
        {
            return false;
        }
        var rest = text[at..];
        while (!rest.IsEmpty)
        {
            rest = rest.TrimStart("/每·.・");
            var length = LengthOfAny(rest, PerWhat);
            if (length == 0)
            {
                return false;
            }
            rest = rest[length..];
        }
        return true;
    }

    public static string RoundBrackets(string text) =>
        text.AsSpan().ContainsAny("[]【】〔〕{}")
            ? text.Replace('[', '(')
                .Replace('【', '(')
                .Replace('〔', '(')
                .Replace('{', '(')
                .Replace(']', ')')
                .Replace('】', ')')
                .Replace('〕', ')')
                .Replace('}', ')')
            : text;

    /// <summary>The longest unit at the end of a name, behind a separator, or where what stands before it can only be a name.</summary>
    private static (string Name, Stated Unit) SplitBare(string name)
    {
        const int longest = 10;
        for (var length = Math.Min(longest, name.Length - 2); length > 0; length--)
        {
            var head = name[..^length];
            var isParted = BeforeUnit.Contains(head[^1], StringComparison.Ordinal);
            var unit = BeforeUnit.Contains(name[^length], StringComparison.Ordinal)
                ? default
                : ReadWhole(name.AsSpan(name.Length - length));
            if (unit.SaysSomething && (isParted || IsPlainlyUnit(head, name.AsSpan(name.Length - length), unit)))
            {
                var label = head.TrimEnd([.. BeforeUnit]);
                return (
                    label.EndsWith("单位", StringComparison.Ordinal) && label.Length > 3 ? label[..^2].TrimEnd([.. BeforeUnit]) : label,
                    unit
                );
            }
        }
        return (name, default);
    }

    private static bool IsPlainlyUnit(string head, ReadOnlySpan<char> tail, Stated unit) =>
        unit.NamesCount ? head[^1] is '数' or '量' && unit.Money == MoneyUnit.Unstated
        : unit.PerHead is not null ? !tail.StartsWith("人均") && !tail.StartsWith("生均")
        : tail is not ("万" or "亿" or "¥") && (tail.Length > 1 || MoneyNameEnds.Any(end => head.EndsWith(end, StringComparison.Ordinal)));

    /// <summary>人民币:万元, 以万元为单位, 万元,保留两位小数: what stands around a unit and says nothing of it.</summary>
    private static string WithoutAround(string inside)
    {
        var text = inside.StartsWith("人民币:", StringComparison.Ordinal) ? inside[4..] : inside;
        text = text is ['以', .. var named, '为', '单', '位'] ? named : text;
        return text.IndexOf("保留", StringComparison.Ordinal) is > 0 and var kept && text.EndsWith("小数", StringComparison.Ordinal)
            ? text[..kept].TrimEnd(',', ';', '、', '。')
            : text;
    }

    private static ReadOnlySpan<char> WithoutLabel(string around)
    {
        var inside = WithoutAround(around);
        foreach (var label in Labels)
        {
            if (inside.StartsWith(label, StringComparison.Ordinal))
            {
                return WithoutAround(inside[label.Length..]);
            }
        }
        return inside;
    }

    private static int ReadUnit(ReadOnlySpan<char> text, ref Stated stated)
    {
        if (!FirstOfUnit.Contains(text[0]))
        {
            return 0;
        }
        for (var length = Math.Min(LongestUnit, text.Length); length > 0; length--)
        {
            var part = text[..length];
            if (TryCount(part, out var scale, out var counter))
            {
                stated = stated with
                {
                    NamesCount = true,
                    CountScale = Math.Max(stated.CountScale, scale),
                    Counters = [.. stated.Counters ?? [], counter],
                };
                return length;
            }
            if (MoneyUnits.TryParse(part, out var money))
            {
                stated =
                    stated.Money == MoneyUnit.Unstated ? stated with { Money = money }
                    : money != stated.Money ? stated with { OtherMoney = money }
                    : stated;
                return length;
            }
        }
        return 0;
    }

    private static bool TryCount(ReadOnlySpan<char> part, out long scale, out string counter)
    {
        scale =
            part.Length > 1
                ? part[0] switch
                {
                    '千' => 1_000,
                    '万' => 10_000,
                    _ => 1,
                }
                : 1;
        var name = scale == 1 ? part : part[1..];
        foreach (var known in Counters)
        {
            if (name.SequenceEqual(known))
            {
                counter = known;
                return true;
            }
        }
        counter = "";
        return false;
    }

    private static int LengthOfAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return word.Length;
            }
        }
        return 0;
    }
}
