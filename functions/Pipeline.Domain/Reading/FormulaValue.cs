using System.Globalization;
using Pipeline.Domain.Grids;

namespace Pipeline.Domain.Reading;

/// <summary>
/// Works out formulas whose result the file does not hold or says is stale, where they are plain arithmetic over cells of the same sheet: +
/// - * /, brackets, SUM, ROUND. Anything else has no value here: nothing is guessed.
/// </summary>
internal ref struct FormulaValue
{
    private const int LongestFormula = 300;
    private const int DeepestReference = 8;
    private const int MostCells = 20_000;

    private readonly SheetGrid sheet;
    private readonly ReadOnlySpan<char> text;
    private readonly int depth;
    private int at;
    private int cells;
    private bool failed;

    private FormulaValue(SheetGrid sheet, ReadOnlySpan<char> text, int depth, int cells)
    {
        this.sheet = sheet;
        this.text = text;
        this.depth = depth;
        this.cells = cells;
    }

    /// <summary>
    /// The formula's value; null if it is more than plain arithmetic, refers elsewhere, or meets a cell that is no number.
    /// </summary>
    public static double? Of(SheetGrid sheet, string? formula)
    {
        var cells = 0;
        return Of(sheet, formula, 0, ref cells);
    }

    private static double? Of(SheetGrid sheet, string? formula, int depth, ref int cells)
    {
        if (formula is null || formula.Length > LongestFormula || depth > DeepestReference)
        {
            return null;
        }
        var reader = new FormulaValue(sheet, formula.Replace(" ", "", StringComparison.Ordinal).TrimStart('='), depth, cells);
        var value = reader.Sum();
        cells = reader.cells;
        return reader.failed || reader.at < reader.text.Length || !double.IsFinite(value) ? null : value;
    }

    private double Sum()
    {
        var value = Product();
        while (!failed && at < text.Length && text[at] is '+' or '-')
        {
            value = text[at++] == '+' ? value + Product() : value - Product();
        }
        return value;
    }

    private double Product()
    {
        var value = Factor();
        while (!failed && at < text.Length && text[at] is '*' or '/')
        {
            value = text[at++] == '*' ? value * Factor() : value / Factor();
        }
        return value;
    }

    private double Factor()
    {
        if (Take("-"))
        {
            return -Factor();
        }
        if (Take("+"))
        {
            return Factor();
        }
        if (Take("("))
        {
            return Closed(Sum());
        }
        if (Take("SUM("))
        {
            return Closed(SumOfList());
        }
        if (Take("ROUND("))
        {
            var value = Sum();
            var digits = Take(",") ? Sum() : Fail();
            return Closed(digits is >= 0 and <= 10 ? Math.Round(value, (int)digits, MidpointRounding.AwayFromZero) : Fail());
        }
        return at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.') ? Number() : Reference();
    }

    private double SumOfList()
    {
        var sum = 0.0;
        do
        {
            sum +=
                TryRange(out var range) && (range.FirstRow != range.LastRow || range.FirstColumn != range.LastColumn)
                    ? SumOf(range)
                    : Sum();
        } while (!failed && Take(","));
        return sum;
    }

    private double SumOf(CellRange range)
    {
        var sum = 0.0;
        for (var index = 0; index < sheet.RowCount && !failed; index++)
        {
            if (sheet.RowNumberAt(index) < range.FirstRow || sheet.RowNumberAt(index) > range.LastRow)
            {
                continue;
            }
            foreach (ref readonly var cell in sheet.RowAt(index))
            {
                sum += range.Contains(cell.Row, cell.Column) && cell.Kind != CellKind.Text ? ValueOf(cell) : 0;
            }
        }
        return sum;
    }

    private double Reference() =>
        TryRange(out var range) && range.FirstRow == range.LastRow && range.FirstColumn == range.LastColumn
            ? !sheet.TryGet(range.FirstRow, range.FirstColumn, out var cell)
                ? 0
                : cell.Kind == CellKind.Text
                    ? Fail()
                    : ValueOf(cell)
            : Fail();

    private double ValueOf(in GridCell cell)
    {
        if (++cells > MostCells)
        {
            return Fail();
        }
        if (cell.Kind == CellKind.Blank || (cell.Flags & CellFlags.Stale) != 0)
        {
            return Of(sheet, sheet.FactsOf(cell)?.Formula, depth + 1, ref cells) ?? Fail();
        }
        return cell.Kind == CellKind.Number ? cell.Number : Fail();
    }

    /// <summary>Takes a reference such as <c>$G$5</c> or <c>G5:G9</c>; leaves the place where there is none.</summary>
    private bool TryRange(out CellRange range)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '$' or ':'))
        {
            end++;
        }
        var found = CellRange.TryParse(text[at..end], out range) && (end == text.Length || text[end] is not ('(' or '!'));
        at = found ? end : at;
        return found;
    }

    private double Number()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }
        return double.TryParse(text[start..at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : Fail();
    }

    private bool Take(string word)
    {
        if (!text[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
        at += word.Length;
        return true;
    }

    private double Closed(double value) => Take(")") ? value : Fail();

    private double Fail()
    {
        failed = true;
        return 0;
    }
}
