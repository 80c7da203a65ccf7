using System.Globalization;

namespace Pipeline.Workbooks.Reading;

/// <summary>Turns the day numbers of workbooks into OLE Automation dates.</summary>
internal static class DateNumbers
{
    private const int Days1904 = 1462;
    private const int EndOfYear9999 = 2_958_466;

    // Excel believes that 1900 was a leap year: its days before 1 March 1900 are one lower than OLE's.
    private const int FirstOfMarch1900 = 61;

    /// <summary>False if the number lies outside the calendar, which Excel shows as ####; it is then an ordinary number.</summary>
    public static bool TryConvert(double number, bool uses1904, out double date)
    {
        date =
            uses1904 ? number + Days1904
            : number is >= 1 and < FirstOfMarch1900 - 1 ? number + 1
            : number;
        return number >= 0 && date < EndOfYear9999;
    }

    /// <summary>Reads a date in ISO 8601, as strict workbooks may write them.</summary>
    public static bool TryParseIso(string text, out double date)
    {
        date = 0;
        if (
            !DateTime.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.RoundtripKind | DateTimeStyles.NoCurrentDateDefault,
                out var value
            )
        )
        {
            return false;
        }
        // A time of day alone parses as the first day of the calendar.
        date =
            value.Date == DateTime.MinValue ? value.TimeOfDay.TotalDays
            : value.Year < 1899 ? -1
            : value.ToOADate();
        return date >= 0;
    }
}
