using System.Buffers;
using System.Text.RegularExpressions;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>
/// Words at the head of a row that make it something else than data: a total, a part, another period's figures, a sample.
/// </summary>
/// <remarks>From what clerks and published tables write; nothing-in-silence.md, section 3.</remarks>
internal static partial class RowLabels
{
    private const int LongestLabel = 30;
    private const int LongestRemark = 200;

    /// <summary>
    /// Characters of which a total's, a comparison's, an earlier period's label holds one at least: most texts hold none, and need no
    /// closer look.
    /// </summary>
    private static readonly SearchValues<char> OfTotals = SearchValues.Create("计計总總汇匯全所各体sStTgGaA∑Σ");
    private static readonly SearchValues<char> OfComparisons = SearchValues.Create("上去往前同比增减变环均占重率年初%计预应差结余目排");

    /// <summary>Characters of totals as a workbook from elsewhere, or a converter, writes them.</summary>
    private static readonly SearchValues<char> Traditional = SearchValues.Create("計總數匯");

    private static readonly SearchValues<char> OfEarlier = SearchValues.Create("上去往前同增环");

    private static readonly SearchValues<char> OfPlaceholders = SearchValues.Create("×xXｘＸ某○如");
    private static readonly SearchValues<char> OfVoid = SearchValues.Create("废效略计删");
    private static readonly SearchValues<char> OfParts = SearchValues.Create("其含内");

    /// <summary>A label with its blanks, its brackets at the end and its colon taken off.</summary>
    public static string Key(string? text)
    {
        if (text is null || text.Length > LongestRemark)
        {
            return "";
        }
        var key = Folding
            .FoldKey(text)
            .TrimEnd(':', '.', ')', ']', '】')
            .TrimStart('*', '(', '[', '【', '·', '-', '—', '#', '+', '※', '△', '▲', '☆', '★', '●', '○', '◆', '◇', '>');
        key = key.LastIndexOf('(') is > 0 and var open ? key[..open].TrimEnd(':') : key;
        return key.AsSpan().ContainsAny(Traditional)
            ? key.Replace('計', '计').Replace('總', '总').Replace('數', '数').Replace('匯', '汇')
            : key;
    }

    /// <summary>
    /// 合计, 小计, 总数, 全校 and the like at the head of a row; <paramref name="isOpenText"/> where any words may stand there (an award's name),
    /// so that the total's word must be nearly all of it.
    /// </summary>
    public static bool IsTotal(string? text, bool isOpenText, out bool isSubtotal) => IsTotal(text, isOpenText, out isSubtotal, out _);

    /// <summary>A total of the rows since the last one (小计), not of all.</summary>
    public static bool IsSubtotal(string? text) => IsTotal(text, isOpenText: false, out var isSubtotal) && isSubtotal;

    /// <summary>What stands before a total's word (小学 in <c>小学合计</c>); any other text as it is.</summary>
    public static string WithoutTotal(string text)
    {
        if (IsTotal(text, isOpenText: false, out _, out var before))
        {
            return before;
        }
        var key = Key(text);
        return key.EndsWith('计') ? key[..^1] : text;
    }

    /// <summary>A row of parts of the row above it: 其中:女生.</summary>
    public static bool IsPart(string? text) =>
        text is { Length: <= LongestLabel } && text.AsSpan().ContainsAny(OfParts) && PartLabel().IsMatch(Key(text));

    /// <summary>Last period's figures, a change, a rate or an average: no figure of this period.</summary>
    public static bool IsComparison(string? text) =>
        text is { Length: <= LongestLabel } && text.AsSpan().ContainsAny(OfComparisons) && Comparison().IsMatch(Key(text));

    /// <summary>A group of columns that holds an earlier period's figures.</summary>
    public static bool IsEarlier(string? text) =>
        text is { Length: <= LongestLabel } && text.AsSpan().ContainsAny(OfEarlier) && Earlier().IsMatch(Key(text));

    /// <summary>A filled-in example that the form was handed out with.</summary>
    public static bool IsSample(string? text) => text is { Length: <= LongestRemark } && Sample().IsMatch(Folding.FoldKey(text));

    /// <summary>A value that stands for any: <c>××年级</c>, <c>XX项目</c>, <c>如:一年级</c>.</summary>
    public static bool IsPlaceholder(string? text) =>
        text is { Length: <= LongestLabel } && text.AsSpan().ContainsAny(OfPlaceholders) && Placeholder().IsMatch(Folding.FoldKey(text));

    /// <summary>The words say that the row does not count: 作废, 此行无效, 请忽略, 不计入合计.</summary>
    public static bool SaysVoid(string? text) =>
        text is { Length: <= LongestLabel } && text.AsSpan().ContainsAny(OfVoid) && Void().IsMatch(Folding.FoldKey(text));

    /// <summary>The value above, as people write it in lists: 〃, ", 同上.</summary>
    public static bool IsDitto(string? text) =>
        text is { Length: <= 6 }
        && Folding.FoldKey(text) is "〃" or "\"" or "″" or "“" or "”" or "“”" or "''" or "\"\"" or "同上" or "同前" or "々" or "仝上";

    private static bool IsTotal(string? text, bool isOpenText, out bool isSubtotal, out string before)
    {
        (isSubtotal, before) = (false, "");
        if (text is not { Length: <= LongestLabel } || !text.AsSpan().ContainsAny(OfTotals))
        {
            return false;
        }
        var key = Key(text);
        if (WholeTotal().IsMatch(key))
        {
            return true;
        }
        var match = TotalWord().Match(key);
        if (!match.Success)
        {
            return false;
        }
        before = match.Groups["before"].Value;
        isSubtotal = match.Groups["word"].Value == "小计";
        return match.Groups["plain"].Success ? !isOpenText || before.Length <= 6 : !isOpenText || Qualifier().IsMatch(before);
    }

    [GeneratedRegex(
        "^(计|总|全校|全部|全年级|全体|所有|总体|全校(学生|师生|各年级|年级)|(全部|所有|各|全校各)(年级|项目|学段|类别|级别|等次|奖项|来源)|全[校部]?(总|人)数?|全[县园部班级]|[校园本全]计|∑.{0,"
            + "2}|Σ.{0,2}|(grand|sub)?-?totals?|sum|all)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex WholeTotal();

    [GeneratedRegex(
        "^(?<before>.*?)(?<word>(?<plain>合计|小计|总计|共计|累计)|总数|总额|总和|总量|总人数|总人次|总金额|总项数|汇总|全校)(?<unit>数|人数|人次|次数|金额|资金|额|行|情况)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex TotalWord();

    [GeneratedRegex(
        "^(|以上.{0,4}|全.{0,3}|各.{0,4}|所有.{0,4}|本.{0,3}|获奖|奖项|学生|教师|个人|集体|.{1,2}级)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Qualifier();

    [GeneratedRegex("^(其中|内含|[其内含]:)", RegexOptions.CultureInvariant)]
    private static partial Regex PartLabel();

    [GeneratedRegex(
        "^((上年|去年|上年度|去年度|上期|往年|前年|上一年|上一期|上半年同期|同期)(同期|上期)?(数|数据|人数|金额|情况|水平|末|底|实际)?|(较|比)(上|去|前|同).*|(.{0,8})"
            + "(增减|增长|增幅|减幅|变化)(数|率|额|情况|幅度|%|百分比|比例)?|(同比|环比).*|(平均|人均|班均|校均|年均|月均).{0,4}|均值|(与|和|跟|同).{1,8}(相比|比较|对比)|期初.{0,"
            + "3}|生均(数|值|额|金额|标准)?|(19|20)[0-9]{2}年(度|同期|上半年|下半年|春季|秋季)?(数|人数|金额)?|(占比|比例|百分比|比重|增长率|%)|累计(发放|支出|完成|受助|资助)|(计划|预算|应发|应补|目标|差额|结余|节余|结转|剩余|排名|名次)(数|人数|人次|金额|资金|额|指标)?)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Comparison();

    [GeneratedRegex(
        "^(上年|去年|上期|往年|前年|上一年|上一期|同期|上学年|上学期)|(上年|去年|上期)同期|(增减|增长|同比|环比)(数|率|额|情况|%)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Earlier();

    [GeneratedRegex(
        "^[(【\\[]?(示例|样例|样表|样本行|示范(行|数据|填写)|范例|例子|例行|举例|填写示例|填报示例|填表示例|参考示例|填报样例|填写样例|例[:如)】\\]]|例$|(example|sample)s?)"
            + "|(填报|填写|上报)(时|前)请?(先)?删(除|去)|请(先)?删(除|去)(本|此|该)行|^\\(?示例.{0,6}\\)?$|[(]示例[)]$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Sample();

    [GeneratedRegex(
        "^(已|此行|本行|该行|此条|本条|此项)?(作废|无效)(行|数据)?$|(此|本|该)(行|条|项)(作废|无效|不计|删除)|[,;、(。](作废|忽略)|请忽略|不(要|再)?计入(合计|总计|统计|汇总|总数|在内|本期)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Void();

    [GeneratedRegex(
        "^(如:.*|[(]?([×xX某○]{2,4}|[×xX某○]{1,4}(年级|班|班级|学段|项目|补助|资助|竞赛|比赛))[)]?)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Placeholder();
}
