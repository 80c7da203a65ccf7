using Pipeline.Domain.Quantities;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>Units that a header or a unit line states.</summary>
internal static class UnitWords
{
    private static readonly char[] Separators = ['、', ',', ';', '/', '和', '及'];

    /// <summary>What a header's bracket or a unit line says: a size of money, a size of counts, both or neither.</summary>
    public readonly record struct Stated(MoneyUnit Money, long CountScale, bool NamesCount)
    {
        public bool SaysSomething => Money != MoneyUnit.Unstated || NamesCount;
    }

    /// <summary>Splits <c>补助金额(万元)</c> into its name and the unit; the name alone where the bracket holds no unit.</summary>
    public static (string Name, Stated Unit) SplitHeader(string key)
    {
        var name = key.TrimEnd('*', '※', ':');
        if (name.EndsWith(')') && name.LastIndexOf('(') is > 0 and var open)
        {
            var inside = name[(open + 1)..^1];
            if (inside.StartsWith("单位:", StringComparison.Ordinal))
            {
                inside = inside["单位:".Length..];
            }
            var unit = Read(inside);
            if (unit.SaysSomething)
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

    /// <summary>Finds <c>单位:人、万元</c> (or a bracketed unit of money) in a cell above the header.</summary>
    public static Stated FindUnitLine(string? text)
    {
        var key = Folding.FoldKey(text);
        var at = key.IndexOf("单位:", StringComparison.Ordinal);
        if (at >= 0)
        {
            var rest = key[(at + "单位:".Length)..];
            var end = rest.IndexOfAny([')', '。', ']']);
            return Read(end < 0 ? rest : rest[..end]);
        }
        if (key.EndsWith(')') && key.LastIndexOf('(') is >= 0 and var open)
        {
            return Read(key[(open + 1)..^1]);
        }
        return default;
    }

    /// <summary>Reads a list of units; default where any part is no unit.</summary>
    private static Stated Read(string text)
    {
        var stated = new Stated(MoneyUnit.Unstated, 1, false);
        foreach (var part in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (MoneyUnits.TryParse(part, out var money) && money != MoneyUnit.Unstated)
            {
                stated = stated with { Money = money };
            }
            else if (TryCount(part, out var scale))
            {
                stated = stated with { NamesCount = true, CountScale = Math.Max(stated.CountScale, scale) };
            }
            else
            {
                return new Stated(MoneyUnit.Unstated, 1, false);
            }
        }
        return stated;
    }

    private static bool TryCount(string part, out long scale)
    {
        scale = part.Length > 1 ? part[0] switch { '千' => 1_000, '万' => 10_000, _ => 1 } : 1;
        return (scale == 1 ? part : part[1..]) is "人" or "名" or "位" or "人次" or "个" or "班" or "项" or "次" or "件" or "人/次";
    }
}
