using System.Globalization;
using ExcelNumberFormat.Internal;

namespace ExcelNumberFormat;

/// <summary>A spreadsheet's number format, and what a value looks like in it.</summary>
public class NumberFormat
{
    private readonly IReadOnlyList<Section> _sections;

    public NumberFormat(string formatString)
    {
        FormatString = formatString;
        IsValid = SectionParser.TryParse(formatString ?? "", out _sections);
        IsDateTimeFormat = _sections.Any(section => section.Kind == SectionKind.Date);
        IsTimeSpanFormat = _sections.Any(section => section.Kind == SectionKind.Duration);
    }

    /// <summary>Whether the text is a format at all.</summary>
    public bool IsValid { get; }

    public string FormatString { get; }

    /// <summary>Whether a section of it shows a date or a time of day.</summary>
    public bool IsDateTimeFormat { get; }

    /// <summary>Whether a section of it shows elapsed time, such as <c>[h]:mm</c>.</summary>
    public bool IsTimeSpanFormat { get; }

    /// <summary>The value as a cell shows it; plainly, where the format is none or does not apply to it.</summary>
    public string Format(object value, CultureInfo culture)
    {
        if (SectionSelector.Select(_sections, value) is not { } section)
        {
            return PlainText.Of(value, culture);
        }

        return section.Kind switch
        {
            SectionKind.Date => DateText.TryFormat(value, section, culture) ?? PlainText.Of(value, culture),
            SectionKind.Duration => DurationText.TryFormat(value, section, culture) ?? PlainText.Of(value, culture),
            SectionKind.General or SectionKind.Text => PlainText.Of(value, section, culture),
            SectionKind.Fraction => FractionText.Format(section.Unsigned(Number(value, culture)), section.Fraction, culture),
            SectionKind.Exponential => DecimalText.FormatExponential(section.Unsigned(Number(value, culture)), section.Number, culture),
            _ => DecimalText.Format(section.Unsigned(Number(value, culture)), section.Number, culture),
        };
    }

    private static double Number(object value, CultureInfo culture) =>
        value is TimeSpan span ? span.TotalDays : Convert.ToDouble(value, culture);
}
