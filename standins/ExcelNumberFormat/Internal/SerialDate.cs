namespace ExcelNumberFormat.Internal;

/// <summary>A date as a spreadsheet counts it: it knows a 0 January and a 29 February of 1900.</summary>
internal readonly record struct SerialDate(int Year, int Month, int Day, DayOfWeek DayOfWeek, TimeSpan Time)
{
    private const double FirstAfterRange = 2_958_466;

    /// <returns>Null for a number that stands for no date.</returns>
    public static SerialDate? From(object value, int subsecondDigits) => value switch
    {
        DateTime time => From(Rounded(time, subsecondDigits)),
        TimeSpan span => FromSerial(span.TotalDays, subsecondDigits),
        string => null,
        _ => FromSerial(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture), subsecondDigits),
    };

    private static SerialDate? FromSerial(double serial, int subsecondDigits)
    {
        if (!(serial >= 0 && serial < FirstAfterRange))
        {
            return null;
        }

        var day = (int)Math.Floor(serial);
        // A double holds a time of day to the millisecond and no better.
        var time = Rounded(DateTime.UnixEpoch.AddMilliseconds(Math.Round((serial - day) * 86_400_000)), subsecondDigits) - DateTime.UnixEpoch;
        if (time >= TimeSpan.FromDays(1))
        {
            (day, time) = (day + 1, time - TimeSpan.FromDays(1));
        }

        return day switch
        {
            0 => new SerialDate(1900, 1, 0, DayOfWeek.Saturday, time),
            60 => new SerialDate(1900, 2, 29, DayOfWeek.Wednesday, time),
            < 60 => From(new DateTime(1899, 12, 31).AddDays(day) + time) with { DayOfWeek = (DayOfWeek)((day + 6) % 7) },
            _ => From(new DateTime(1899, 12, 30).AddDays(day) + time),
        };
    }

    private static SerialDate From(DateTime time) => new(time.Year, time.Month, time.Day, time.DayOfWeek, time.TimeOfDay);

    private static DateTime Rounded(DateTime time, int digits)
    {
        // Without places for parts of a second they are dropped, not rounded into the next second.
        if (digits == 0)
        {
            return time;
        }

        var unit = (long)Math.Pow(10, Math.Max(0, 7 - digits));
        var ticks = (time.Ticks + (unit / 2)) / unit * unit;
        return ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks) : time;
    }
}
