namespace Pipeline.Domain.Quantities;

/// <summary>The characters of Chinese numerals, small and financial, simplified and traditional.</summary>
internal static class ChineseDigits
{
    /// <summary>0 to 9, or -1; 两 is 2.</summary>
    public static int Digit(char c) =>
        c switch
        {
            '零' or '〇' or '○' => 0,
            '一' or '壹' or '弌' => 1,
            '二' or '贰' or '貳' or '弍' or '弐' or '两' or '兩' => 2,
            '三' or '叁' or '參' or '叄' or '弎' => 3,
            '四' or '肆' => 4,
            '五' or '伍' => 5,
            '六' or '陆' or '陸' => 6,
            '七' or '柒' => 7,
            '八' or '捌' => 8,
            '九' or '玖' => 9,
            _ => -1,
        };

    /// <summary>十 百 千, or 0.</summary>
    public static int SmallUnit(char c) =>
        c switch
        {
            '十' or '拾' => 10,
            '百' or '佰' => 100,
            '千' or '仟' => 1_000,
            _ => 0,
        };

    /// <summary>万 亿, or 0. 兆 is left out: it has stood for 10^6 and for 10^12.</summary>
    public static int BigUnit(char c) =>
        c switch
        {
            '万' or '萬' => 10_000,
            '亿' or '億' => 100_000_000,
            _ => 0,
        };

    /// <summary>The tens that are one character: 廿 卅 卌, or 0.</summary>
    public static int JoinedTens(char c) =>
        c switch
        {
            '廿' => 2,
            '卅' => 3,
            '卌' => 4,
            _ => 0,
        };

    public static bool IsLiang(char c) => c is '两' or '兩';

    /// <summary>Whether the character can be part of a numeral of either script.</summary>
    public static bool IsNumeric(char c) =>
        char.IsAsciiDigit(c) || Digit(c) >= 0 || SmallUnit(c) > 0 || BigUnit(c) > 0 || JoinedTens(c) > 0;
}
