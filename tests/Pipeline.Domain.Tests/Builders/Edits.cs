using System.Globalization;

namespace Pipeline.Domain.Tests.Builders;

/// <summary>Changes to a workbook written as text, so that they stand in a table of cases.</summary>
/// <remarks>
/// <c>学生人数!F4=43 ; 补助资金!D4=~</c>. A value is a number, else text; <c>"12"</c> is the text 12, <c>~</c> a blank, <c>d:2026-3-5</c> a date
/// cell, <c>f:5</c> a formula with its value, <c>f:</c> one without, <c>s:5</c> one whose value the file calls stale, <c>x:5</c> one that
/// refers to another workbook, <c>e:#REF!</c> an error value, <c>TRUE</c> a boolean; <c>\n</c> is a line break.
/// </remarks>
internal static class Edits
{
    public static StandardWorkbook Edit(this StandardWorkbook workbook, string edits)
    {
        foreach (var edit in edits.Split(" ; ", StringSplitOptions.RemoveEmptyEntries))
        {
            var bang = edit.IndexOf('!');
            var equals = edit.IndexOf('=', bang);
            Assert.True(bang > 0 && equals > bang, $"no edit: {edit}");
            workbook.Sheet(edit[..bang].Trim()).Set(edit[(bang + 1)..equals], Value(edit[(equals + 1)..]));
        }
        return workbook;
    }

    private static object? Value(string text) =>
        text switch
        {
            "~" => null,
            "TRUE" or "FALSE" => text == "TRUE",
            ['"', .. var inside, '"'] => inside.Replace("\\n", "\n", StringComparison.Ordinal),
            "f:" => Cells.FormulaOnly,
            ['f', ':', .. var value] => Cells.Formula(double.Parse(value, CultureInfo.InvariantCulture)),
            ['s', ':', .. var value] => Cells.Stale(double.Parse(value, CultureInfo.InvariantCulture)),
            ['x', ':', .. var value] => Cells.External(double.Parse(value, CultureInfo.InvariantCulture)),
            ['e', ':', .. var value] => Cells.Error(value),
            ['d', ':', .. var value] => DateOnly.ParseExact(value, "yyyy-M-d", CultureInfo.InvariantCulture),
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : text.Replace("\\n", "\n", StringComparison.Ordinal),
        };
}
