using System.Globalization;
using ExcelNumberFormat;

namespace Pipeline.Workbooks.Reading.Looks;

/// <summary>Shows numbers by a format that does more than group, round or add a currency sign.</summary>
internal sealed class NumberLook
{
    // Excel takes no longer format; a longer one is another program's mistake and shows nothing that could be relied on.
    private const int MaxCode = 255;

    private readonly NumberFormat format;
    private readonly List<string> sections;
    private readonly bool hasConditions;
    private double lastNumber = double.NaN;
    private string? lastShown;

    private NumberLook(string code, List<string> sections)
    {
        format = new NumberFormat(FormatSections.Quoted(code));
        this.sections = sections;
        hasConditions = sections.Exists(section =>
            section.Contains("[<", StringComparison.Ordinal)
            || section.Contains("[>", StringComparison.Ordinal)
            || section.Contains("[=", StringComparison.Ordinal)
        );
    }

    /// <summary>The look of a format; null if it shows numbers plainly, or is no format.</summary>
    public static NumberLook? Of(string code, List<string> sections)
    {
        if (code.Length is 0 or > MaxCode || IsPlain(sections))
        {
            return null;
        }
        var look = new NumberLook(code, sections);
        return look.format.IsValid || sections.Exists(section => section.Length == 0) ? look : null;
    }

    public static NumberLook? OfBuiltIn(int id) =>
        id switch
        {
            9 => new NumberLook("0%", ["0%"]),
            10 => new NumberLook("0.00%", ["0.00%"]),
            _ => null,
        };

    /// <summary>What people see of a number: empty if they see nothing, null if they see the number.</summary>
    public string? Show(double number)
    {
        if (number != lastNumber)
        {
            lastShown = ShowAfresh(number);
            lastNumber = number;
        }
        return lastShown;
    }

    private string? ShowAfresh(double number)
    {
        if (!hasConditions && SectionOf(number).Length == 0)
        {
            return "";
        }
        if (!format.IsValid)
        {
            return null;
        }
        var shown = format.Format(number, CultureInfo.InvariantCulture).Trim();
        return IsTheNumber(shown, number) ? null : shown;
    }

    private string SectionOf(double number) =>
        number < 0 && sections.Count > 1 ? sections[1]
        : number == 0 && sections.Count > 2 ? sections[2]
        : sections[0];

    private static bool IsPlain(List<string> sections)
    {
        for (var i = 0; i < sections.Count && i < 3; i++)
        {
            if (!FormatSections.IsPlain(sections[i]) && !(i == 2 && FormatSections.IsDash(sections[i])))
            {
                return false;
            }
        }
        // A negative number without its sign is another number: only brackets, a sign or a colour of its own keep it apart.
        return sections.Count < 2
            || sections[1].AsSpan().IndexOfAny("-(") >= 0
            || sections[1].Contains("General", StringComparison.OrdinalIgnoreCase)
            || sections[1].StartsWith("[Red]", StringComparison.OrdinalIgnoreCase);
    }

    // The same number once grouping, currency and rounding are undone.
    private static bool IsTheNumber(string shown, double number)
    {
        Span<char> digits = stackalloc char[64];
        var length = 0;
        var isNegative = false;
        foreach (var character in shown)
        {
            if (character is ',' or ' ' or ')' or '¥' or '￥' or '$' or '€')
            {
                continue;
            }
            if (character is '(')
            {
                isNegative = true;
                continue;
            }
            if (length == digits.Length)
            {
                return false;
            }
            digits[length++] = character;
        }
        var text = digits[..length];
        if (text is "-" or "--" or "—")
        {
            return number == 0;
        }
        if (
            !double.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture,
                out var value
            )
        )
        {
            return false;
        }
        return Math.Abs((isNegative ? -value : value) - number) <= StepOf(text) * 0.5 + Math.Abs(number) * 1e-12;
    }

    // What one more in the last place that is shown would add.
    private static double StepOf(ReadOnlySpan<char> text)
    {
        var exponent = text.IndexOf('E');
        var power = exponent < 0 ? 0 : int.Parse(text[(exponent + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponent < 0 ? text : text[..exponent];
        var point = mantissa.IndexOf('.');
        return Math.Pow(10, power + (point < 0 ? 0 : point + 1 - mantissa.Length));
    }
}
