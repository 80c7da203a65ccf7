using System.Text.RegularExpressions;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>Counts that a school writes into words: <c>学生4人</c>, <c>(4人获奖)</c>, <c>一等奖1个、二等奖3个</c>.</summary>
internal static partial class CountWords
{
    private const int LongestLookedAt = 200;

    private static readonly QuantitySpec Plain = new(QuantityKind.Count, "个", []);

    /// <summary>What is counted, as written, and the sum of it.</summary>
    public readonly record struct Said(string Words, long Total);

    /// <param name="text">A cell's text.</param>
    /// <param name="isName">It is the name of an award or a contest, in which a number of people may be part of the name (三人篮球赛): only what
    /// is said of the award counts.</param>
    public static Said? Find(string text, bool isName)
    {
        if (text.Length > LongestLookedAt || !text.AsSpan().ContainsAny("人名位项个件次篇幅枚块支组×xX*"))
        {
            return null;
        }
        var key = Folding.FoldKey(text);
        var matches = isName ? OfAward().Matches(key) : Anywhere().Matches(key);
        var total = 0L;
        foreach (Match match in matches)
        {
            var reading = QuantityReader.ReadText(match.Groups["n"].Value, Plain);
            if (!reading.HasValue)
            {
                return null;
            }
            total += reading.Value;
        }
        return matches.Count == 0 ? null : new Said(string.Join("、", matches.Select(match => match.Groups["w"].Value)), total);
    }

    /// <summary>The text without such a count, so that what remains may be a known value: 学生 of <c>学生4人</c>, <c>4名学生</c>.</summary>
    public static string Without(string text) =>
        text.Length > LongestLookedAt ? text : Bracketed().Replace(Folding.FoldKey(text), "").Trim(':', '共', '、');

    private const string Number = "(?<n>[0-9]{1,4}|[一二两三四五六七八九十百]{1,5})";
    private const string Counter = "(?:人次|人|名|位|项次|项|个|件次|件|篇|幅|枚|块|支)";

    /// <summary>Not 第三名, 前8名, 第二、三名, 每班3人, 指导教师2人.</summary>
    private const string NotBefore =
        "(?<![0-9.第前每限约/×xX\\-~至一二两三四五六七八九十百]|第[一二三四五六七八九十、0-9]{1,8}|(?:指导|辅导|带队)(?:教师|老师)?[::]?)";

    /// <summary>Not 三人篮球赛, 5项全能, 3人组, 100人以上.</summary>
    private const string NotBehind = "(?!制|组|赛|篮球|足球|排球|跳绳|接力|全能|舞|合唱|以[上下内]|级|月|年|班|单|双|球|行|间)";

    [GeneratedRegex(NotBefore + "(?<w>" + Number + Counter + ")" + NotBehind, RegexOptions.CultureInvariant)]
    private static partial Regex Anywhere();

    [GeneratedRegex(
        "[(](?:共|共有|获奖|学生|计)?:?(?<w>"
            + Number
            + Counter
            + "(?:学生|同学|选手)?)(?:获奖|参赛|参加|得奖)?[)]"
            + "|(?<=共|共有|获奖|获奖人数:?)(?<w>"
            + Number
            + Counter
            + ")"
            + NotBehind
            + "|"
            + NotBefore
            + "(?<w>"
            + Number
            + Counter
            + ")(?=获奖|得奖|分获)"
            + "|(?<=奖|选手|学生|教师|同学|项目|竞赛|比赛|大赛|评选|活动|作品|[)])"
            + NotBefore
            + "(?<w>"
            + Number
            + Counter
            + ")$|(?<![0-9])(?<w>[×xX*](?<n>[0-9]{1,3})(?:人|名|个|项)?)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OfAward();

    [GeneratedRegex("[(]?(?:共|计)?" + NotBefore + Number + Counter + "[)]?", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();
}
