using System.Globalization;

namespace Pipeline.Benchmarks.Generating;

/// <summary>A folder of generated workbooks, and what they add up to.</summary>
internal sealed record Corpus(string Folder, int Schools, int Rows, SchoolTotals Totals)
{
    /// <summary>Writes a folder anew.</summary>
    public static Corpus Create(string root, int schools, int rows)
    {
        var folder = Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"schools-{schools}x{rows}"));
        Directory.CreateDirectory(folder);
        var totals = new SchoolTotals[schools];
        Parallel.For(
            0,
            schools,
            i =>
            {
                var (content, sums) = SchoolWorkbook.Create(i + 1, rows);
                File.WriteAllBytes(Path.Combine(folder, SchoolWorkbook.CodeOf(i + 1) + ".xlsx"), content);
                totals[i] = sums;
            }
        );
        return new Corpus(folder, schools, rows, totals.Aggregate((left, right) => left + right));
    }
}
