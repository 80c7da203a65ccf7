using System.Buffers;
using System.Text;

namespace Pipeline.Workbooks.Reading.Looks;

/// <summary>Takes number formats apart: sections, and what stands in them beside places for digits.</summary>
internal static class FormatSections
{
    private static readonly SearchValues<char> Currency = SearchValues.Create("¥￥$€£₩");

    /// <summary>The sections for positive numbers, negative ones, zero and text, as far as the format has them.</summary>
    public static List<string> Split(string code)
    {
        var sections = new List<string>();
        var start = 0;
        for (var i = 0; i < code.Length; i = Next(code, i))
        {
            if (code[i] == ';')
            {
                sections.Add(code[start..i]);
                start = i + 1;
            }
        }
        sections.Add(code[start..]);
        return sections;
    }

    /// <summary>
    /// Whether numbers keep their size and stand alone: digits grouped and rounded, signs, brackets, blanks, a currency sign.
    /// </summary>
    public static bool IsPlain(ReadOnlySpan<char> section)
    {
        if (section.Equals("General", StringComparison.OrdinalIgnoreCase) || section is "@")
        {
            return true;
        }
        var places = 0;
        var isScaled = false;
        for (var i = 0; i < section.Length; i = Next(section, i))
        {
            switch (section[i])
            {
                case '0' or '#' or '?':
                    places++;
                    isScaled = false;
                    break;
                case ',':
                    isScaled = places > 0;
                    break;
                case '.' or '_' or '*':
                    break;
                case '[' when IsPlainBracket(section[(i + 1)..Math.Max(i + 1, Next(section, i) - 1)]):
                    break;
                case '"' or '\\' or '!' when IsPlainText(section[(i + 1)..Next(section, i)]):
                    break;
                case '[' or '"' or '\\' or '!':
                    return false;
                default:
                    if (!IsPlainText(section.Slice(i, 1)))
                    {
                        return false;
                    }
                    break;
            }
        }
        return places > 0 && !isScaled;
    }

    /// <summary>Whether the section shows only dashes and blanks, as accounting formats do for zero.</summary>
    public static bool IsDash(ReadOnlySpan<char> section)
    {
        var dashes = 0;
        for (var i = 0; i < section.Length; i = Next(section, i))
        {
            var token = section[i] is '"' or '\\' or '!' ? section[(i + 1)..Next(section, i)].TrimEnd('"') : section.Slice(i, 1);
            dashes += token.IndexOf('-') >= 0 ? 1 : 0;
            if (section[i] is not ('_' or '*' or '?' or '[') && !IsPlainText(token))
            {
                return false;
            }
        }
        return dashes > 0;
    }

    /// <summary>The format with characters beyond ASCII quoted, which programs show as they stand and the renderer does not know.</summary>
    public static string Quoted(string code)
    {
        if (Ascii.IsValid(code))
        {
            return code;
        }
        var quoted = new StringBuilder(code.Length + 8);
        for (int i = 0, next; i < code.Length; i = next)
        {
            next = Next(code, i);
            if (next == i + 1 && code[i] > '\x7F')
            {
                while (next < code.Length && code[next] > '\x7F')
                {
                    next++;
                }
                quoted.Append('"').Append(code, i, next - i).Append('"');
            }
            else
            {
                quoted.Append(code, i, next - i);
            }
        }
        return quoted.ToString();
    }

    // Behind a quoted text, a bracket, or a character and what it escapes; else behind the character.
    private static int Next(ReadOnlySpan<char> code, int at)
    {
        var close = code[at] switch
        {
            '"' => code[(at + 1)..].IndexOf('"'),
            '[' => code[(at + 1)..].IndexOf(']'),
            '\\' or '_' or '*' or '!' => 0,
            _ => -1,
        };
        return close < 0
            ? code[at] is '"' or '['
                ? code.Length
                : at + 1
            : Math.Min(at + 2 + close, code.Length);
    }

    // Colours, locales and currency signs; conditions only choose a section.
    private static bool IsPlainBracket(ReadOnlySpan<char> inside)
    {
        if (!inside.StartsWith("$"))
        {
            return true;
        }
        var symbol = inside[1..];
        var locale = symbol.IndexOf('-');
        symbol = locale < 0 ? symbol : symbol[..locale];
        return symbol.IndexOfAnyExcept(Currency) < 0 || symbol is "CNY" or "RMB";
    }

    private static bool IsPlainText(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (character is not ('-' or '+' or '(' or ')' or '"' or ' ' or '\u00A0' or '\u3000') && !Currency.Contains(character))
            {
                return false;
            }
        }
        return true;
    }
}
