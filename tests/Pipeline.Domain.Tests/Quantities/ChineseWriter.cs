using System.Text;

namespace Pipeline.Domain.Tests.Quantities;

/// <summary>
/// Writes whole numbers in Chinese, for the round trips; an implementation of its own, so that the reader is not held against itself.
/// </summary>
internal static class ChineseWriter
{
    public const string Small = "零一二三四五六七八九十百千万亿";
    public const string Financial = "零壹贰叁肆伍陆柒捌玖拾佰仟萬億";

    /// <summary>0 to 999,999,999,999 in the given characters.</summary>
    public static string Write(long number, string characters)
    {
        if (number == 0)
        {
            return characters[..1];
        }

        var result = new StringBuilder();
        var gap = false;
        for (var group = 2; group >= 0; group--)
        {
            var four = (int)(number / (long)Math.Pow(10_000, group) % 10_000);
            if (four == 0)
            {
                gap = result.Length > 0;
                continue;
            }

            if (result.Length > 0 && (gap || four < 1_000))
            {
                result.Append(characters[0]);
            }

            WriteFour(result, four, characters);
            result.Append(
                group switch
                {
                    2 => characters[14..],
                    1 => characters[13..14],
                    _ => "",
                }
            );
            gap = false;
        }

        return result.ToString();
    }

    private static void WriteFour(StringBuilder result, int four, string characters)
    {
        var started = false;
        var gap = false;
        for (var place = 3; place >= 0; place--)
        {
            var digit = four / (int)Math.Pow(10, place) % 10;
            if (digit == 0)
            {
                gap = started;
                continue;
            }

            if (gap)
            {
                result.Append(characters[0]);
            }

            result.Append(characters[digit]).Append(place > 0 ? characters.AsSpan(9 + place, 1) : default);
            started = true;
            gap = false;
        }
    }
}
