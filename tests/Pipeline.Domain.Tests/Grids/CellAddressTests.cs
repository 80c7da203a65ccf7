using Pipeline.Domain.Grids;
using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Grids;

/// <summary>Cell addresses, ranges, and finding a cell of a sheet.</summary>
public sealed class CellAddressTests
{
    [Theory]
    [InlineData("A1", 1, 1)]
    [InlineData("Z9", 9, 26)]
    [InlineData("AA10", 10, 27)]
    [InlineData("AZ1", 1, 52)]
    [InlineData("ZZ1", 1, 702)]
    [InlineData("AAA1", 1, 703)]
    [InlineData("XFD1048576", 1_048_576, 16_384)]
    public void RoundTrips(string address, int row, int column)
    {
        Assert.Equal(address, CellAddress.Format(row, column));
        Assert.True(CellAddress.TryParse(address, out var r, out var c));
        Assert.Equal((row, column), (r, c));
    }

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("A", "no row")]
    [InlineData("1", "no column")]
    [InlineData("A0", "row 0")]
    [InlineData("XFE1", "behind the last column")]
    [InlineData("A1048577", "below the last row")]
    [InlineData("A1B", "more behind it")]
    [InlineData("A-1", "a sign")]
    [InlineData("A99999999999999999999", "a row beyond numbers")]
    [InlineData("A１", "a full-width digit")]
    public void Rejects(string address, string reason) => Assert.False(CellAddress.TryParse(address, out _, out _), reason);

    [Theory]
    [InlineData("$G$7", "G7")]
    [InlineData("g7", "G7")]
    [InlineData("A1:C3", "A1:C3")]
    [InlineData("C3:A1", "A1:C3")]
    [InlineData("B2:B2", "B2")]
    public void ReadsRanges(string text, string expected)
    {
        Assert.True(CellRange.TryParse(text, out var range));
        Assert.Equal(expected, range.ToString());
    }

    [Fact]
    public void FindsCells()
    {
        var sheet = new SheetBuilder("甲").Set("B2", 1).Set("D2", 2).Set("XFD2", 3).Set("A9", 4).Build();

        Assert.Equal((2, 2, 9), (sheet.RowCount, sheet.RowNumberAt(0), sheet.RowNumberAt(1)));
        Assert.True(sheet.TryGet(2, 4, out var cell) && cell is { Number: 2, Address: "D2" });
        Assert.True(sheet.TryGet(2, 16_384, out _) && sheet.TryGet(9, 1, out _));
        Assert.False(
            sheet.TryGet(2, 3, out _)
                || sheet.TryGet(3, 1, out _)
                || sheet.TryGet(1, 1, out _)
                || sheet.TryGet(2, 1, out _)
                || sheet.TryGet(10, 1, out _)
        );
    }
}
