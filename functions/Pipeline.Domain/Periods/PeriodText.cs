using System.Globalization;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Periods;

/// <summary>Reads periods as schools write them: on the cover, and within the titles of tables.</summary>
public static class PeriodText
{
    private const int LongestLookedAt = 200;

    private static readonly (string Words, PeriodPart Part)[] Parts =
    [
        ("", PeriodPart.Year),
        ("年度", PeriodPart.Year),
        ("年", PeriodPart.Year),
        ("全年", PeriodPart.Year),
        ("年全年", PeriodPart.Year),
        ("年度全年", PeriodPart.Year),
        ("年1-12月", PeriodPart.Year),
        ("年1-12月份", PeriodPart.Year),
        ("年1月-12月", PeriodPart.Year),
        ("年1至12月", PeriodPart.Year),
        ("-H1", PeriodPart.FirstHalf),
        ("H1", PeriodPart.FirstHalf),
        ("年上半年", PeriodPart.FirstHalf),
        ("上半年", PeriodPart.FirstHalf),
        ("年度上半年", PeriodPart.FirstHalf),
        ("年上半年度", PeriodPart.FirstHalf),
        ("年1-6月", PeriodPart.FirstHalf),
        ("年1-6月份", PeriodPart.FirstHalf),
        ("年1月-6月", PeriodPart.FirstHalf),
        ("年1至6月", PeriodPart.FirstHalf),
        ("年1月至6月", PeriodPart.FirstHalf),
        ("年春季", PeriodPart.FirstHalf),
        ("春季", PeriodPart.FirstHalf),
        ("年春", PeriodPart.FirstHalf),
        ("年春季学期", PeriodPart.FirstHalf),
        ("春季学期", PeriodPart.FirstHalf),
        ("-H2", PeriodPart.SecondHalf),
        ("H2", PeriodPart.SecondHalf),
        ("年下半年", PeriodPart.SecondHalf),
        ("下半年", PeriodPart.SecondHalf),
        ("年度下半年", PeriodPart.SecondHalf),
        ("年下半年度", PeriodPart.SecondHalf),
        ("年7-12月", PeriodPart.SecondHalf),
        ("年7-12月份", PeriodPart.SecondHalf),
        ("年7月-12月", PeriodPart.SecondHalf),
        ("年7至12月", PeriodPart.SecondHalf),
        ("年7月至12月", PeriodPart.SecondHalf),
        ("年秋季", PeriodPart.SecondHalf),
        ("秋季", PeriodPart.SecondHalf),
        ("年秋", PeriodPart.SecondHalf),
        ("年秋季学期", PeriodPart.SecondHalf),
        ("秋季学期", PeriodPart.SecondHalf),
    ];

    /// <summary>Reads the whole of a text as one period; full-width digits and inner spaces do not matter.</summary>
    public static bool TryRead(string? text, out Period period)
    {
        period = default;
        var key = WithoutRepeat(WithDigits(Normalize(text))).Replace("年(", "年", StringComparison.Ordinal).TrimEnd(')');
        return key.Length >= 4
            && TryYear(key, out var year)
            && TryPart(key.AsSpan(4), out var part, out var length)
            && length == key.Length - 4
            && TryCreate(year, part, out period);
    }

    /// <summary>二〇一九年: a year in Chinese digits.</summary>
    private static string WithDigits(string key)
    {
        const string digits = "〇一二三四五六七八九";
        return key.Length > 4 && key[4] == '年' && key.AsSpan(0, 4).IndexOfAnyExcept("〇○零一二三四五六七八九") < 0
            ? string.Concat(key[..4].Select(c => c is '○' or '零' ? '0' : (char)('0' + digits.IndexOf(c, StringComparison.Ordinal))))
                + key[4..]
            : key;
    }

    /// <summary><c>2019年上半年(1-6月)</c>: the same half said once more in brackets.</summary>
    private static string WithoutRepeat(string key)
    {
        if (!key.EndsWith(')') || key.LastIndexOf('(') is not (> 4 and var open))
        {
            return key;
        }
        var (said, again) = (key[..open], key[(open + 1)..^1]);
        return
            TryPart(said.AsSpan(Math.Min(4, said.Length)), out var part, out var length)
            && length == said.Length - 4
            && TryPart(("年" + again).AsSpan(), out var other, out var read)
            && read == again.Length + 1
            && part == other
            ? said
            : key;
    }

    /// <summary>
    /// Finds the periods named within a longer text, such as a table's title. School years (<c>2019-2020学年</c>), days (<c>2019年7月3日</c>),
    /// and editions (<c>2019年版</c>) are none.
    /// </summary>
    public static IReadOnlyList<Period> FindAll(string? text)
    {
        var found = new List<Period>();
        var key = Normalize(text);
        for (var at = 0; at + 5 <= key.Length; at++)
        {
            var isSchoolYear = at > 0 && (key[at - 1] is '-' or '至');
            var startsNumber = char.IsAsciiDigit(key[at]) && (at == 0 || !char.IsAsciiDigit(key[at - 1]));
            if (
                startsNumber
                && !isSchoolYear
                && TryYear(key.AsSpan(at), out var year)
                && TryPart(key.AsSpan(at + 4), out var part, out var length)
                && length > 0
                && !IsSomethingElse(key.AsSpan(at + 4), length)
                && TryCreate(year, part, out var period)
            )
            {
                found.Add(period);
            }
        }
        return found;
    }

    /// <summary>A year that is part of a day, of a grade or of an edition: 年7月, 年级, 年版, 年底.</summary>
    private static bool IsSomethingElse(ReadOnlySpan<char> part, int length) =>
        length == 1
        && part[0] == '年'
        && part.Length > 1
        && (
            char.IsAsciiDigit(part[1])
            || part[1] is '级' or '版' or '制' or '底' or '末' or '初' or '起' or '来' or '前' or '后' or '-' or '至'
        );

    private static string Normalize(string? text) =>
        Folding
            .FoldKey(text is { Length: > LongestLookedAt } ? text[..LongestLookedAt] : text)
            .Replace('—', '-')
            .Replace('~', '-')
            .Replace('h', 'H')
            .Replace("--", "-", StringComparison.Ordinal);

    private static bool TryYear(ReadOnlySpan<char> text, out int year)
    {
        year = 0;
        return text.Length >= 4
            && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out year)
            && (text.Length == 4 || !char.IsAsciiDigit(text[4]));
    }

    /// <summary>The longest wording of a part that the text begins with.</summary>
    private static bool TryPart(ReadOnlySpan<char> text, out PeriodPart part, out int length)
    {
        part = PeriodPart.Year;
        length = -1;
        foreach (var (words, candidate) in Parts)
        {
            if (words.Length > length && text.StartsWith(words, StringComparison.Ordinal))
            {
                part = candidate;
                length = words.Length;
            }
        }
        return length >= 0;
    }

    private static bool TryCreate(int year, PeriodPart part, out Period period)
    {
        period = default;
        if (year is < Period.FirstYear or > Period.LastYear)
        {
            return false;
        }
        period = Period.Create(year, part);
        return true;
    }
}
