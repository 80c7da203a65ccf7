using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Pipeline.Domain.Periods;

/// <summary>A reporting period (报告期): a calendar year or one of its halves, January to June and July to December.</summary>
public readonly record struct Period : IComparable<Period>
{
    public const int FirstYear = 2000;
    public const int LastYear = 2099;

    private Period(int year, PeriodPart part)
    {
        Year = year;
        Part = part;
    }

    public int Year { get; }

    public PeriodPart Part { get; }

    public bool IsYear => Part == PeriodPart.Year;

    public DateOnly FirstDay => new(Year, Part == PeriodPart.SecondHalf ? 7 : 1, 1);

    public DateOnly LastDay => Part == PeriodPart.FirstHalf ? new DateOnly(Year, 6, 30) : new DateOnly(Year, 12, 31);

    /// <summary>The whole year that this period belongs to.</summary>
    public Period WholeYear => new(Year, PeriodPart.Year);

    /// <summary>The same part of the year before; what 同比 compares with.</summary>
    public Period YearEarlier => new(Year - 1, Part);

    /// <summary>The period of the same length before this one; what 环比 compares with.</summary>
    public Period Before =>
        Part switch
        {
            PeriodPart.SecondHalf => new Period(Year, PeriodPart.FirstHalf),
            PeriodPart.FirstHalf => new Period(Year - 1, PeriodPart.SecondHalf),
            _ => new Period(Year - 1, PeriodPart.Year),
        };

    /// <summary>The year's other half; a year itself.</summary>
    public Period OtherHalf =>
        Part switch
        {
            PeriodPart.FirstHalf => new Period(Year, PeriodPart.SecondHalf),
            PeriodPart.SecondHalf => new Period(Year, PeriodPart.FirstHalf),
            _ => this,
        };

    /// <summary>As Chinese readers write it: <c>2019年上半年</c>, <c>2019年下半年</c>, <c>2019年</c>.</summary>
    public string ChineseName =>
        Part switch
        {
            PeriodPart.FirstHalf => string.Create(CultureInfo.InvariantCulture, $"{Year}年上半年"),
            PeriodPart.SecondHalf => string.Create(CultureInfo.InvariantCulture, $"{Year}年下半年"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Year}年"),
        };

    public static Period OfYear(int year) => Create(year, PeriodPart.Year);

    public static Period FirstHalfOf(int year) => Create(year, PeriodPart.FirstHalf);

    public static Period SecondHalfOf(int year) => Create(year, PeriodPart.SecondHalf);

    /// <exception cref="ArgumentOutOfRangeException">The year lies outside <see cref="FirstYear"/>..<see cref="LastYear"/>.</exception>
    public static Period Create(int year, PeriodPart part)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        return new Period(year, part);
    }

    public bool Contains(DateOnly day) => day >= FirstDay && day <= LastDay;

    public int CompareTo(Period other) => (Year, Part).CompareTo((other.Year, other.Part));

    /// <exception cref="FormatException">It is none; <see cref="TryParse(string?, out Period)"/> tells the form.</exception>
    public static Period Parse(string text) =>
        TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is no period such as 2019, 2019-H1 or 2019-H2.");

    /// <summary>
    /// Reads the exact form <c>2019</c>, <c>2019-H1</c>, <c>2019-H2</c>; <see cref="PeriodText"/> reads what schools write.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Period period)
    {
        period = default;
        if (
            text is null
            || text.Length is not (4 or 7)
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < FirstYear or > LastYear
        )
        {
            return false;
        }
        PeriodPart? part = text[4..] switch
        {
            "" => PeriodPart.Year,
            "-H1" => PeriodPart.FirstHalf,
            "-H2" => PeriodPart.SecondHalf,
            _ => null,
        };
        if (part is null)
        {
            return false;
        }
        period = new Period(year, part.Value);
        return true;
    }

    /// <summary><c>2019</c>, <c>2019-H1</c> or <c>2019-H2</c>; sorts like the period within its year.</summary>
    public override string ToString() =>
        Part switch
        {
            PeriodPart.FirstHalf => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-H1"),
            PeriodPart.SecondHalf => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-H2"),
            _ => Year.ToString("D4", CultureInfo.InvariantCulture),
        };
}
