using System.Collections.Immutable;

namespace Pipeline.Workbooks.Tests.Schemes;

/// <summary>One figure of the five source texts, as it is entered and as it must come out.</summary>
/// <param name="Item">The row's first open dimension.</param>
/// <param name="Written">What stands in the measure's cell, as the source writes it; empty if a single named award counts one.</param>
/// <param name="Value">As the sum must hold it, money in 元; empty if the source masks the figure or writes none.</param>
/// <param name="Sentence">What the report must say of it; empty if the figure must be refused.</param>
/// <param name="Besides">Other cells of the row.</param>
internal sealed record SeedFigure(
    string Id,
    string Period,
    string Form,
    string Item,
    string Measure,
    string Written,
    string Value,
    bool Approximate,
    string Sentence,
    ImmutableArray<(string Column, string Text)> Besides
)
{
    public bool IsRefused => Sentence.Length == 0;

    /// <summary>The workbook that holds it: one of a document and period.</summary>
    public string Workbook => Id[..3] + "@" + Period;

    public static ImmutableArray<SeedFigure> All { get; } =
    [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "TestData", "Seeds", "figures.csv")).Skip(1).Select(Parse)];

    private static SeedFigure Parse(string line)
    {
        var cells = line.Split(',');
        Assert.True(cells.Length == 10, line);
        return new SeedFigure(
            cells[0],
            cells[1],
            cells[2],
            cells[3],
            cells[4],
            cells[5],
            cells[6],
            cells[7] == "yes",
            cells[8],
            [
                .. cells[9]
                    .Split(';', StringSplitOptions.RemoveEmptyEntries)
                    .Select(pair =>
                        (pair[..pair.IndexOf('=', StringComparison.Ordinal)], pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..])
                    ),
            ]
        );
    }
}
