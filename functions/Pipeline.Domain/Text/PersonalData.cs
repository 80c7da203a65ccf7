using System.Text.RegularExpressions;

namespace Pipeline.Domain.Text;

/// <summary>
/// Identity numbers, mobile numbers and bank card numbers within a text, which may not leave the workbook they stand in
/// (nothing-in-silence.md, §9).
/// </summary>
public static partial class PersonalData
{
    /// <summary>The shortest of them, a mobile number.</summary>
    private const int FewestDigits = 11;

    private const int DigitsKept = 2;

    /// <summary>
    /// The text with such numbers masked, the first and last two digits kept (<c>13*******00</c>); the same instance where there is none.
    /// </summary>
    public static string Mask(string text) => MayHold(text) ? Numbers().Replace(text, static match => Masked(match.ValueSpan)) : text;

    /// <summary>As <see cref="Mask"/>, null staying null.</summary>
    public static string? MaskOrNull(string? text) => text is null ? null : Mask(text);

    /// <summary>Whether such a number stands in the text.</summary>
    public static bool IsIn(string text) => MayHold(text) && Numbers().IsMatch(text);

    /// <summary>Whether a column's label asks for a person's data: a name, a telephone, an address, a card's number.</summary>
    public static bool IsLabel(string? label)
    {
        var key = label is { Length: <= LongestLabel } ? Folding.FoldKey(label) : "";
        return Labels.Contains(key) || LabelParts.Any(part => key.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    private const int LongestLabel = 200;

    private static readonly string[] LabelParts =
    [
        "姓名",
        "身份证",
        "名字",
        "学籍号",
        "名单",
        "证件号",
        "手机",
        "电话",
        "银行卡",
        "卡号",
        "银行账号",
        "银行帐号",
        "家庭住址",
        "住址",
        "家庭地址",
        "户籍地址",
        "通讯地址",
        "出生日期",
        "出生年月",
        "出生时间",
        "生日",
        "微信",
        "QQ号",
        "联系方式",
    ];

    /// <summary>Labels that mean a person where nothing else is said.</summary>
    private static readonly HashSet<string> Labels = new(StringComparer.Ordinal)
    {
        "学生",
        "获奖学生",
        "受助学生",
        "获奖人",
        "获奖者",
        "选手",
        "参赛学生",
        "学号",
        "监护人",
        "家长",
        "学生证号",
        "联系人",
        "账号",
        "帐号",
        "QQ",
    };

    /// <summary>Nearly every text holds few digits, so that nothing needs to be searched.</summary>
    private static bool MayHold(string text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits += char.IsDigit(c) ? 1 : 0;
        }
        return digits >= FewestDigits;
    }

    private static string Masked(ReadOnlySpan<char> number)
    {
        var digits = 0;
        foreach (var c in number)
        {
            digits += IsOfNumber(c) ? 1 : 0;
        }
        Span<char> masked = stackalloc char[number.Length];
        var at = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var hides = IsOfNumber(number[i]) && at >= DigitsKept && at < digits - DigitsKept;
            masked[i] = hides ? '*' : number[i];
            at += IsOfNumber(number[i]) ? 1 : 0;
        }
        return masked.ToString();
    }

    private static bool IsOfNumber(char c) => char.IsDigit(c) || c is 'X' or 'x' or 'Ｘ' or 'ｘ';

    /// <summary>
    /// In this order: an identity number, a bank card's in groups of four, any other run of fifteen digits or more, a mobile number, and a
    /// long number as a spreadsheet shows it that stored it as one. Digits beside a decimal point are a figure.
    /// </summary>
    [GeneratedRegex(
        """
            (?<![\d.．]) (?:
                \d{6}[-\s\u200B-\u200D\uFEFF－]{0,2}\d{8}[-\s\u200B-\u200D\uFEFF－]{0,2}\d{3}[\dXxＸｘ]
              | [3-6３-６]\d{3}(?:[-\s\u200B-\u200D\uFEFF－]{1,2}\d{4}){3}(?:[-\s\u200B-\u200D\uFEFF－]{1,2}\d{1,4})?
              | \d{15,30}
              | (?:(?:\+|＋)?(?:86|８６)[-\s]?)?[1１][3-9３-９]\d[-\s\u200B-\u200D\uFEFF－]{0,2}\d{4}[-\s\u200B-\u200D\uFEFF－]{0,2}\d{4}
              | \d\.\d{8,16}[Ee]\+1[4-9]
            ) (?!\d|[.．]\d)
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Numbers();
}
