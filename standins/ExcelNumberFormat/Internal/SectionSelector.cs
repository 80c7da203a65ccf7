namespace ExcelNumberFormat.Internal;

/// <summary>Finds the section that a value is shown by.</summary>
internal static class SectionSelector
{
    public static Section Select(IReadOnlyList<Section> sections, object value) => value switch
    {
        string => sections.Count >= 4 ? sections[3] : sections.FirstOrDefault(s => s.Tokens.Any(t => t.Kind == TokenKind.At)),
        DateTime => sections.FirstOrDefault(s => s.Kind == SectionKind.Date),
        TimeSpan span => ForNumber(sections, span.TotalDays),
        double or float or decimal or int or long or short or byte or sbyte or uint or ulong or ushort =>
            ForNumber(sections, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)),
        _ => null,
    };

    // Without conditions: positive;negative;zero. A section with a condition applies when it holds, else the next one is asked.
    private static Section ForNumber(IReadOnlyList<Section> sections, double value)
    {
        if (sections.Count == 0)
        {
            return null;
        }

        var first = sections[0];
        if (first.Condition is not null ? first.Condition.Holds(value) : sections.Count == 1 || value > 0 || (sections.Count == 2 && value >= 0))
        {
            return first;
        }

        if (sections.Count == 1)
        {
            return null;
        }

        var second = sections[1];
        if (second.Condition is not null ? second.Condition.Holds(value) : value < 0 || (sections.Count == 2 && first.Condition is not null))
        {
            return second;
        }

        return sections.Count > 2 ? sections[2] : null;
    }
}
