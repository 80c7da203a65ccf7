using System.Globalization;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>Reads days as schools write them; a month without a day is read as such.</summary>
internal static class DateReader
{
    private static readonly string[] DayFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyy年M月d", "yyyyMMdd", "yyyy-M-d H:mm", "yyyy/M/d H:mm", "yyyy-M-d H:mm:ss", "yyyy/M/d H:mm:ss"];
    private static readonly string[] MonthFormats = ["yyyy年M月", "yyyy-M", "yyyy/M", "yyyy.M"];

    /// <summary>A date as read: the first and the last day that it may be, and how it is kept.</summary>
    public readonly record struct Reading(DateOnly First, DateOnly Last, string Kept);

    public static bool TryRead(in GridCell cell, out Reading reading)
    {
        reading = default;
        switch (cell.Kind)
        {
            case CellKind.Date when cell.Number is >= 1 and < 2958466:
                reading = OfDay(DateOnly.FromDateTime(DateTime.FromOADate(cell.Number)));
                return true;
            case CellKind.Number:
                return TryReadNumber(cell.Number, out reading);
            case CellKind.Text:
                return TryReadText(cell.Text!, out reading);
            default:
                return false;
        }
    }

    /// <summary>20190703, or a day's serial number (2000 to 2099) whose date format was lost.</summary>
    private static bool TryReadNumber(double number, out Reading reading)
    {
        if (number is >= 36526 and <= 73050)
        {
            reading = OfDay(DateOnly.FromDateTime(DateTime.FromOADate(number)));
            return true;
        }
        return TryReadText(number.ToString("R", CultureInfo.InvariantCulture), out reading);
    }

    private static bool TryReadText(string text, out Reading reading)
    {
        reading = default;
        if (text.Length > 40)
        {
            return false;
        }
        var folded = Folding.Fold(text);
        if (DateOnly.TryParseExact(folded, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day)
            || DateOnly.TryParseExact(Folding.FoldKey(text), DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            reading = OfDay(day);
            return true;
        }
        if (DateTime.TryParseExact(folded, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var moment))
        {
            reading = OfDay(DateOnly.FromDateTime(moment));
            return true;
        }
        if (DateOnly.TryParseExact(Folding.FoldKey(text), MonthFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            reading = new Reading(month, month.AddMonths(1).AddDays(-1), month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
            return true;
        }
        return false;
    }

    private static Reading OfDay(DateOnly day) => new(day, day, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
