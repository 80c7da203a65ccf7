using System.Globalization;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>Reads days as schools write them; a month without a day is read as such.</summary>
internal static class DateReader
{
    private static readonly string[] DayFormats =
    [
        "yyyy-M-d",
        "yyyy/M/d",
        "yyyy.M.d",
        "yyyy年M月d日",
        "yyyy年M月d号",
        "yyyy年M月d",
        "yyyy、M、d",
        "yyyy,M,d",
        "yyyy M d",
        "yyyyMMdd",
        "yyyy-M-d H:mm",
        "yyyy/M/d H:mm",
        "yyyy-M-d H:mm:ss",
        "yyyy/M/d H:mm:ss",
        "yyyy-M-dTH:mm:ss",
    ];
    private static readonly string[] MonthFormats = ["yyyy年M月", "yyyy年M月份", "yyyy-M", "yyyy/M", "yyyy.M", "yyyyMM"];

    /// <param name="cell">A cell of a date column.</param>
    /// <param name="kept">The date as it is kept: <c>yyyy-MM-dd</c>, or <c>yyyy-MM</c> where no day is said.</param>
    public static bool TryRead(in GridCell cell, out string kept)
    {
        kept = "";
        switch (cell.Kind)
        {
            case CellKind.Date when cell.Number is >= 1 and < 2958466:
                kept = OfDay(DateOnly.FromDateTime(DateTime.FromOADate(cell.Number)));
                return true;
            case CellKind.Number:
                return TryReadNumber(cell.Number, out kept);
            case CellKind.Text:
                return TryReadText(cell.Text!, out kept);
            default:
                return false;
        }
    }

    /// <summary>
    /// 20190703, 2019.7 (2019.1 is January or October, so it is neither), or a day's serial number (2000 to 2099) whose date format was
    /// lost.
    /// </summary>
    private static bool TryReadNumber(double number, out string kept)
    {
        if (number is >= 36526 and <= 73050)
        {
            kept = OfDay(DateOnly.FromDateTime(DateTime.FromOADate(number)));
            return true;
        }
        kept = "";
        if (number is > 2000 and < 2100 && number != Math.Floor(number))
        {
            var month = number.ToString("R", CultureInfo.InvariantCulture);
            return !month.EndsWith(".1", StringComparison.Ordinal) && TryReadText(month, out kept);
        }
        return number is (>= 200_001 and <= 209_912) or (>= 1_000_000 and < 100_000_000)
            && TryReadText(number.ToString("R", CultureInfo.InvariantCulture), out kept);
    }

    private static bool TryReadText(string text, out string kept)
    {
        kept = "";
        if (text.Length > 40)
        {
            return false;
        }
        text = WithoutWeekday(text);
        var folded = Folding.Fold(text);
        if (folded.Length == 5 && int.TryParse(folded, NumberStyles.None, CultureInfo.InvariantCulture, out var serial))
        {
            return TryReadNumber(serial, out kept);
        }
        if (
            DateOnly.TryParseExact(folded, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day)
            || DateOnly.TryParseExact(Folding.FoldKey(text), DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        )
        {
            kept = OfDay(day);
            return true;
        }
        if (DateTime.TryParseExact(folded, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var moment))
        {
            kept = OfDay(DateOnly.FromDateTime(moment));
            return true;
        }
        if (DateOnly.TryParseExact(Folding.FoldKey(text), MonthFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            kept = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            return true;
        }
        return false;
    }

    /// <summary>2026年3月15日(星期日), 2026年3月中旬: what stands behind the day, or says no day.</summary>
    private static string WithoutWeekday(string text)
    {
        var key = text.TrimEnd().TrimEnd(')', '）', '。');
        foreach (var word in (ReadOnlySpan<string>)["星期", "周", "礼拜"])
        {
            if (
                key.LastIndexOf(word, StringComparison.Ordinal) is > 0 and var at
                && at == key.Length - word.Length - 1
                && "一二三四五六日天".Contains(key[^1])
            )
            {
                return key[..at].TrimEnd(' ', '(', '（', ',', '，');
            }
        }
        foreach (var word in (ReadOnlySpan<string>)["上旬", "中旬", "下旬", "月初", "月底", "月末"])
        {
            if (key.EndsWith(word, StringComparison.Ordinal))
            {
                return key[..^(word[0] == '月' ? 1 : word.Length)];
            }
        }
        return text;
    }

    private static string OfDay(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
