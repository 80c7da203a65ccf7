using Pipeline.Domain.Forms;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>Finds a school's name in a title or behind a label (填报单位:某校), and tells whether it is another than the cover's.</summary>
internal sealed class SchoolWords
{
    private const int ShortestName = 3;
    private const int LongestName = 40;

    /// <summary>Labels whose value is the school that reports.</summary>
    private static readonly string[] Labels = ["填报单位", "填报学校", "报送单位", "上报单位", "填表单位", "学校名称", "单位名称", "学校"];

    /// <summary>What the name of a school ends with; the longest first.</summary>
    private static readonly string[] Ends =
    [
        "九年一贯制学校",
        "十二年一贯制学校",
        "特殊教育学校",
        "中等职业学校",
        "职业技术学校",
        "职业学校",
        "实验学校",
        "完全中学",
        "初级中学",
        "高级中学",
        "完全小学",
        "中心小学",
        "实验小学",
        "中心学校",
        "中心校",
        "幼儿园",
        "教学点",
        "职教中心",
        "小学",
        "中学",
        "学校",
        "初中",
        "高中",
        "完小",
        "附小",
        "附中",
        "一中",
        "二中",
        "三中",
        "职高",
        "技校",
    ];

    /// <summary>What a title says in front of a school's kind where it names none: 全县小学, 义务教育学校.</summary>
    private static readonly string[] KindsAlone =
    [
        "县",
        "区",
        "市",
        "省",
        "局",
        "全",
        "各",
        "普通",
        "教育",
        "公办",
        "民办",
        "城乡",
        "农村",
        "辖",
        "中",
    ];

    private readonly string own;
    private readonly string[] formWords;

    public SchoolWords(string? ownName, FormDefinition form)
    {
        own = Folding.FoldKey(ownName);
        formWords = [.. form.SheetAliases.Prepend(form.Sheet).Append(form.Title).Select(Folding.FoldKey)];
    }

    /// <summary>The other school's name; null if the text names none, or this one.</summary>
    public string? FindOther(string text)
    {
        if (own.Length == 0)
        {
            return null;
        }
        foreach (var name in NamesIn(text))
        {
            if (!IsOwn(name))
            {
                return name;
            }
        }
        return null;
    }

    /// <summary>
    /// The text is the name of a school and nothing else, and not of this one; a teaching point (教学点) is no school of its own.
    /// </summary>
    public bool IsOther(string text)
    {
        var key = Folding.FoldKey(text);
        return own.Length > 0 && !key.EndsWith("教学点", StringComparison.Ordinal) && NameWithin(key) is { } name && !IsOwn(name);
    }

    private IEnumerable<string> NamesIn(string text)
    {
        foreach (var label in Labels)
        {
            // Blanks part the labels of a line, so that they are looked for before they are folded away.
            var line = Folding.Fold(text);
            if (line.IndexOf(label + ":", StringComparison.Ordinal) is >= 0 and var at)
            {
                var rest = line[(at + label.Length + 1)..].TrimStart(' ', '(', '_');
                if (NameAtStart(rest) is { } labelled)
                {
                    yield return labelled;
                }
                yield break;
            }
        }
        if (OfTitle(Folding.FoldKey(text)) is { } titled)
        {
            yield return titled;
        }
    }

    /// <summary>Up to the end of the last school's word before anything else is said.</summary>
    private static string? NameAtStart(string rest)
    {
        var end = rest.AsSpan().IndexOfAny(" :,;。、(");
        var first = end < 0 ? rest : rest[..end];
        return EndOfName(first) is > 0 and var length ? Named(first[..length]) : null;
    }

    /// <summary>What a title says before the year or before the form's own words.</summary>
    private string? OfTitle(string key)
    {
        var cut = key.Length;
        foreach (var word in formWords)
        {
            cut = key.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at ? Math.Min(cut, at) : cut;
        }
        var year = key.AsSpan().IndexOfAnyInRange('0', '9');
        if (year == 0)
        {
            var behind = key.AsSpan().IndexOfAny('年', '期');
            return behind > 0 && behind < cut
                ? NameWithin(
                    key[(behind + 1)..cut]
                        .TrimStart('度')
                        .Replace("上半年", "", StringComparison.Ordinal)
                        .Replace("下半年", "", StringComparison.Ordinal)
                        .Replace("全年", "", StringComparison.Ordinal)
                )
                : null;
        }
        return cut == key.Length && year < 0 ? null : NameWithin(key[..(year > 0 ? Math.Min(year, cut) : cut)]);
    }

    private static string? NameWithin(string text) => EndOfName(text) is > 0 and var length && length == text.Length ? Named(text) : null;

    /// <summary>Where the last of the words stands that names of schools end with; 0 if none does.</summary>
    private static int EndOfName(string text)
    {
        var best = 0;
        foreach (var end in Ends)
        {
            best = text.LastIndexOf(end, StringComparison.Ordinal) is > 0 and var at ? Math.Max(best, at + end.Length) : best;
        }
        return best;
    }

    private static string? Named(string name)
    {
        var end = Ends.First(end => name.EndsWith(end, StringComparison.Ordinal));
        var front = name[..^end.Length];
        var namesNone =
            name.Length is < ShortestName or > LongestName
            || front.Length == 0
            || KindsAlone.Any(kind => front.EndsWith(kind, StringComparison.Ordinal));
        return namesNone ? null : name;
    }

    /// <summary>The same name, with or without its county in front, or in short (惠安一小 for 惠安县第一小学).</summary>
    private bool IsOwn(string name)
    {
        if (own.Contains(name, StringComparison.Ordinal) || name.Contains(own, StringComparison.Ordinal))
        {
            return true;
        }
        var (shorter, longer) = name.Length < own.Length ? (name, own) : (own, name);
        return IsSubsequence(shorter, longer)
            && (longer.StartsWith(shorter[0]) || longer.Contains(shorter[..Math.Min(2, shorter.Length)], StringComparison.Ordinal));
    }

    private static bool IsSubsequence(string shorter, string longer)
    {
        var at = 0;
        foreach (var c in longer)
        {
            at += at < shorter.Length && shorter[at] == c ? 1 : 0;
        }
        return at == shorter.Length;
    }
}
