using System.Globalization;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>Writes exact decimals that are kept as whole numbers of a small unit.</summary>
internal static class ScaledText
{
    /// <summary><c>value / 10^scale</c> with a point, without trailing zeros; never by a float.</summary>
    public static string Of(long value, int scale)
    {
        var digits = Math.Abs((decimal)value).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var fraction = digits[^scale..].TrimEnd('0');
        var sign = value < 0 ? "-" : "";
        return scale == 0 || fraction.Length == 0 ? sign + digits[..^scale] : $"{sign}{digits[..^scale]}.{fraction}";
    }

    /// <summary>
    /// As a reader of Chinese tables sees it: grouped, at least <paramref name="decimals"/> decimals; used to size columns.
    /// </summary>
    public static int DisplayLength(long value, int scale, int decimals)
    {
        var text = Of(value, scale);
        var point = text.IndexOf('.');
        var whole = point < 0 ? text.Length : point;
        var fraction = Math.Max(decimals, point < 0 ? 0 : text.Length - point - 1);
        return whole + (whole - 1) / 3 + (fraction == 0 ? 0 : fraction + 1);
    }
}
