using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Workbooks.Layouts;

/// <summary>Moves the row numbers in formulas and ranges when a row becomes several.</summary>
/// <param name="At">The row that is repeated.</param>
/// <param name="More">How many rows come in below it.</param>
internal readonly partial record struct FormulaShift(int At, int More)
{
    public int Row(int row) => row > At ? row + More : row;

    /// <summary>A reference or range list such as <c>B4:D9 F2</c>; a range that holds the repeated row is stretched.</summary>
    public string Ranges(string ranges) => string.Join(' ', ranges.Split(' ').Select(Range));

    /// <summary>A formula; references that carry another sheet's name are left alone.</summary>
    /// <param name="ownSheet">The sheet whose rows move.</param>
    /// <param name="isOwn">The formula stands on that sheet, so that references without a name are to it.</param>
    public string Formula(string formula, string ownSheet, bool isOwn)
    {
        var shift = this;
        return Reference()
            .Replace(
                formula,
                match =>
                {
                    if (match.Groups["text"].Success || match.Groups["call"].Success)
                    {
                        return match.Value;
                    }
                    var sheet = match.Groups["sheet"].Value;
                    var named = sheet.Length > 0 ? sheet[..^1].Trim('\'').Replace("''", "'", StringComparison.Ordinal) : null;
                    return named is null
                        ? isOwn
                            ? shift.Range(match.Value)
                            : match.Value
                        : named == ownSheet
                            ? sheet + shift.Range(match.Value[sheet.Length..])
                            : match.Value;
                }
            );
    }

    private string Range(string range)
    {
        var ends = range.Split(':');
        var shift = this;
        if (ends.Length == 2 && RowOf(ends[0]) is { } first && RowOf(ends[1]) is { } last)
        {
            return WithRow(ends[0], shift.Row(first)) + ":" + WithRow(ends[1], last >= At ? last + More : last);
        }
        return RowOf(range) is { } row ? WithRow(range, shift.Row(row)) : range;
    }

    private static int? RowOf(string cell) =>
        int.TryParse(
            cell.AsSpan().TrimStart("$ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var row
        )
            ? row
            : null;

    private static string WithRow(string cell, int row) =>
        cell.TrimEnd("0123456789".ToCharArray()) + row.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?<text>""(?:[^""]|"""")*"")|(?<call>[A-Za-z_][A-Za-z0-9_.]*\()|(?<sheet>(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?\$?[A-Za-z]{1,3}\$?[0-9]+(?::\$?[A-Za-z]{1,3}\$?[0-9]+)?(?![\p{L}\p{N}_(.])|(?<text>[\p{L}_][\p{L}\p{N}_.]*)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Reference();
}
