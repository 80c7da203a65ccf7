using Pipeline.Domain.Grids;
using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Tests.Reading;

/// <summary>Plain arithmetic over a sheet's cells; anything else has no value.</summary>
public sealed class FormulaValueTests
{
    private static readonly SheetGrid Sheet = new(
        "表",
        false,
        [
            new GridCell(1, 1, CellKind.Number, CellFlags.None, 2, null),
            new GridCell(1, 2, CellKind.Text, CellFlags.None, 0, "5"),
            new GridCell(2, 1, CellKind.Number, CellFlags.None, 3, null),
            new GridCell(3, 1, CellKind.Blank, CellFlags.FormulaWithoutValue | CellFlags.HasFacts, 0, null),
            new GridCell(4, 1, CellKind.Blank, CellFlags.FormulaWithoutValue | CellFlags.HasFacts, 0, null),
        ],
        [],
        new HashSet<int>(),
        []
    )
    {
        Facts = new Dictionary<(int, int), CellFacts>
        {
            [(3, 1)] = new() { Formula = "A1+A2" },
            [(4, 1)] = new() { Formula = "A4+1" },
        },
    };

    [Theory]
    [InlineData("50*2", 100)]
    [InlineData("=(1+2)*3-4/2", 7)]
    [InlineData("-A1+10", 8)]
    [InlineData("SUM(A1:A2)", 5)]
    [InlineData("sum($A$1:$A$3,10)", 20)]
    [InlineData("ROUND(A2/A1,1)", 1.5)]
    [InlineData("A3*2", 10)]
    [InlineData("C9+1", 1)]
    public void WorksOut(string formula, double expected) => Assert.Equal(expected, FormulaValue.Of(Sheet, formula));

    [Theory]
    [InlineData("B1+1", "a text")]
    [InlineData("VLOOKUP(A1,A:B,2)", "another function")]
    [InlineData("Sheet2!A1", "another sheet")]
    [InlineData("A1/0", "no number")]
    [InlineData("A4", "a circle")]
    [InlineData("A1+", "cut off")]
    [InlineData("", "nothing")]
    [InlineData(null, "no formula")]
    public void HasNone(string? formula, string reason) => Assert.True(FormulaValue.Of(Sheet, formula) is null, reason);
}
