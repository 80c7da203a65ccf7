using System.Text;

namespace Pipeline.Cli.Commands;

/// <summary>A table in plain text: the first column to the left, the others to the right; Chinese characters take two places.</summary>
/// <remarks>
/// Spectre.Console 0.49 never returns from a table whose Chinese cells are wider than the terminal, so a terminal's tables are laid out
/// here.
/// </remarks>
internal sealed class TextTable(IReadOnlyList<string> header)
{
    private readonly List<IReadOnlyList<string>> rows = [];

    public void Add(IReadOnlyList<string> row) => rows.Add(row);

    /// <summary>A line across, between the rows before and those after.</summary>
    public void AddRule() => rows.Add([]);

    public override string ToString()
    {
        var widths = header
            .Select((_, column) => rows.Prepend(header).Where(row => row.Count > 0).Max(row => WidthOf(row[column])))
            .ToArray();
        var text = new StringBuilder();
        Append(text, header, widths);
        foreach (var row in rows.Prepend([]))
        {
            Append(text, row, widths);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<string> row, int[] widths)
    {
        if (row.Count == 0)
        {
            text.Append("  ").Append('-', widths.Sum() + 2 * (widths.Length - 1));
        }
        for (var column = 0; column < row.Count; column++)
        {
            var padding = widths[column] - WidthOf(row[column]);
            text.Append("  ");
            text.Append(' ', column == 0 ? 0 : padding).Append(row[column]).Append(' ', column == 0 ? padding : 0);
        }
        text.AppendLine();
    }

    private static int WidthOf(string text) =>
        text.EnumerateRunes().Sum(rune => rune.Value is >= 0x1100 and (<= 0x115F or >= 0x2E80) ? 2 : 1);
}
