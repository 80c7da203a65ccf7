using System.Globalization;

namespace Pipeline.Workbooks.Tests.Summaries;

/// <summary>
/// A small spreadsheet, written apart from the product, that works out the formulas that the summary uses; anything else throws.
/// </summary>
internal sealed class FormulaEvaluator(IReadOnlyDictionary<string, CachedSheet> sheets)
{
    private readonly Dictionary<(string, int, int), object?> known = [];

    public object? Value(string sheet, int row, int column)
    {
        if (known.TryGetValue((sheet, row, column), out var value))
        {
            return value;
        }
        if (!sheets[sheet].Cells.TryGetValue((row, column), out var cell))
        {
            return null;
        }
        value = cell.Formula is null ? cell.Value : new Parser(this, sheet, cell.Formula).Parse();
        known[(sheet, row, column)] = value;
        return value;
    }

    private static double Number(object? value) =>
        value switch
        {
            null => 0,
            double number => number,
            bool truth => truth ? 1 : 0,
            _ => throw new InvalidOperationException($"'{value}' is no number"),
        };

    private static string Text(object? value) =>
        value is double number ? number.ToString("R", CultureInfo.InvariantCulture) : (string?)value ?? "";

    private sealed record Range(string Sheet, int Row1, int Column1, int Row2, int Column2);

    private sealed class Parser(FormulaEvaluator book, string sheet, string text)
    {
        private int at;

        public object? Parse()
        {
            var value = Compare();
            return at == text.Length ? Single(value) : throw new InvalidOperationException($"'{text[at..]}' of '{text}' is not understood");
        }

        private object? Single(object? value) => value is Range range ? book.Value(range.Sheet, range.Row1, range.Column1) : value;

        private object? Compare()
        {
            var left = Join();
            if (Take("<>"))
            {
                return !Equals(Single(left) ?? 0.0, Single(Join()) ?? 0.0);
            }
            return Take("=") ? Equals(Single(left) ?? 0.0, Single(Join()) ?? 0.0) : left;
        }

        private object? Join()
        {
            var value = Sum();
            while (Take("&"))
            {
                value = Text(Single(value)) + Text(Single(Sum()));
            }
            return value;
        }

        private object? Sum()
        {
            var value = Product();
            while (true)
            {
                if (Take("+"))
                {
                    value = Number(Single(value)) + Number(Single(Product()));
                }
                else if (Take("-"))
                {
                    value = Number(Single(value)) - Number(Single(Product()));
                }
                else
                {
                    return value;
                }
            }
        }

        private object? Product()
        {
            var value = Atom();
            while (true)
            {
                if (Take("*"))
                {
                    value = Number(Single(value)) * Number(Single(Atom()));
                }
                else if (Take("/"))
                {
                    value = Number(Single(value)) / Number(Single(Atom()));
                }
                else
                {
                    return value;
                }
            }
        }

        private object? Atom()
        {
            if (Take("\""))
            {
                var end = text.IndexOf('"', at);
                var literal = text[at..end];
                at = end + 1;
                return literal;
            }
            if (char.IsAsciiDigit(text[at]))
            {
                var start = at;
                while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
                {
                    at++;
                }
                return double.Parse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture);
            }
            var word = at;
            while (at < text.Length && char.IsAsciiLetterUpper(text[at]))
            {
                at++;
            }
            if (at > word && at < text.Length && text[at] == '(')
            {
                return Call(text[word..at]);
            }
            at = word;
            return Reference();
        }

        private object? Call(string name)
        {
            at++;
            List<object?> arguments = [];
            while (true)
            {
                arguments.Add(Compare());
                if (Take(")"))
                {
                    return Apply(name, arguments);
                }
                if (!Take(","))
                {
                    throw new InvalidOperationException($"'{text[at..]}' of '{text}' is not understood");
                }
            }
        }

        private object? Apply(string name, List<object?> arguments) =>
            name switch
            {
                "SUM" => Numbers((Range)arguments[0]!, false),
                "SUBTOTAL" when Number(arguments[0]) == 9 => Numbers((Range)arguments[1]!, true),
                "SUMIFS" => SumIfs(arguments),
                "COUNTIF" => (double)
                    Cells((Range)arguments[0]!).Count(cell => Equals(book.Value(cell.Sheet, cell.Row, cell.Column), arguments[1])),
                "IF" => Single((bool)Single(arguments[0])! ? arguments[1] : arguments[2]),
                "AND" => arguments.TrueForAll(argument => (bool)Single(argument)!),
                "N" => Single(arguments[0]) is double number ? number : 0.0,
                "ROUND" => Math.Round(Number(Single(arguments[0])), (int)Number(arguments[1]), MidpointRounding.AwayFromZero),
                _ => throw new InvalidOperationException($"{name} is not understood"),
            };

        private double Numbers(Range range, bool skipSubtotals) =>
            Cells(range)
                .Where(cell => !skipSubtotals || !Formula(cell).StartsWith("SUBTOTAL(", StringComparison.Ordinal))
                .Sum(cell => book.Value(cell.Sheet, cell.Row, cell.Column) is double number ? number : 0);

        private string Formula((string Sheet, int Row, int Column) cell) => book.FormulaOf(cell.Sheet, cell.Row, cell.Column) ?? "";

        private double SumIfs(List<object?> arguments)
        {
            var values = (Range)arguments[0]!;
            var sum = 0.0;
            for (var row = values.Row1; row <= values.Row2; row++)
            {
                var all = true;
                for (var i = 1; i < arguments.Count && all; i += 2)
                {
                    var range = (Range)arguments[i]!;
                    all = Equals(book.Value(range.Sheet, range.Row1 + row - values.Row1, range.Column1), Single(arguments[i + 1]));
                }
                sum += all && book.Value(values.Sheet, row, values.Column1) is double number ? number : 0;
            }
            return sum;
        }

        private static IEnumerable<(string Sheet, int Row, int Column)> Cells(Range range) =>
            from row in Enumerable.Range(range.Row1, range.Row2 - range.Row1 + 1)
            from column in Enumerable.Range(range.Column1, range.Column2 - range.Column1 + 1)
            select (range.Sheet, row, column);

        private Range Reference()
        {
            var name = sheet;
            if (Take("'"))
            {
                var end = text.IndexOf("'!", at, StringComparison.Ordinal);
                name = text[at..end];
                at = end + 2;
            }
            var (row, column) = Cell();
            if (!Take(":"))
            {
                return new Range(name, row, column, row, column);
            }
            var (row2, column2) = Cell();
            return new Range(name, row, column, row2, column2);
        }

        private (int Row, int Column) Cell()
        {
            var start = at;
            while (at < text.Length && (text[at] == '$' || char.IsAsciiLetterOrDigit(text[at])))
            {
                at++;
            }
            return CachedSheet.Address(text[start..at].Replace("$", "", StringComparison.Ordinal));
        }

        private bool Take(string token)
        {
            if (string.CompareOrdinal(text, at, token, 0, token.Length) != 0)
            {
                return false;
            }
            at += token.Length;
            return true;
        }
    }

    private string? FormulaOf(string sheet, int row, int column) =>
        sheets[sheet].Cells.TryGetValue((row, column), out var cell) ? cell.Formula : null;
}
