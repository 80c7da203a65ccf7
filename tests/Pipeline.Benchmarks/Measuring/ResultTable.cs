using System.Text;

namespace Pipeline.Benchmarks.Measuring;

/// <summary>Lays lines out as a Markdown table, so that what is printed can be kept as it is.</summary>
internal static class ResultTable
{
    private static readonly string[] Heads = ["measure", "ours", "against", "theirs", "ratio", "target", "", "note"];

    public static string Format(IReadOnlyList<Line> lines)
    {
        string[][] rows =
        [
            Heads,
            .. lines.Select(line =>
                new[] { line.Measure, line.Ours, line.Against, line.Theirs, line.RatioText, line.Target, line.PassedText, line.Note }
            ),
        ];
        var widths = Enumerable.Range(0, Heads.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        for (var i = 0; i < rows.Length; i++)
        {
            text.AppendLine("| " + string.Join(" | ", rows[i].Select((cell, column) => cell.PadRight(widths[column]))) + " |");
            if (i == 0)
            {
                text.AppendLine("|" + string.Join('|', widths.Select(width => new string('-', width + 2))) + "|");
            }
        }
        return text.ToString();
    }
}
