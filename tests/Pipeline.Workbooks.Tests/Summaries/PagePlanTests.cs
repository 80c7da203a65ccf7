using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Tests.Summaries;

public sealed class PagePlanTests
{
    [Theory]
    [InlineData("what fits stays at its size", 100, 28, 1)]
    [InlineData("a few rows more are drawn onto the page", 100, 41, 1)]
    [InlineData("many rows more go over", 100, 42, 0)]
    [InlineData("a wide table is small already, so more of its rows fit", 200, 41, 1)]
    public void Spares_a_page_with_the_last_few_rows(string reason, double width, int rows, int tall)
    {
        var plan = Plan(width, rows);

        Assert.True(tall == plan.Fit().Tall, reason);
    }

    [Theory]
    [InlineData(209, 9)]
    [InlineData(210, 8)]
    public void Takes_larger_paper_where_the_print_would_be_too_small(double width, int paper) =>
        Assert.Equal(paper, Plan(width, 10).Fit().Paper);

    [Fact]
    public void Ends_a_page_before_a_group()
    {
        var fit = Plan(100, 60, 2, 12, 22, 32, 42, 52).Fit();

        Assert.Equal([21, 41], fit.Breaks.AsEnumerable());
    }

    [Fact]
    public void A_group_longer_than_a_page_takes_at_least_three_rows_along()
    {
        var fit = Plan(100, 60, 2, 31, 32, 33).Fit();

        Assert.Equal([27, 56], fit.Breaks.AsEnumerable());
    }

    [Fact]
    public void Counts_only_what_is_printed()
    {
        var plan = new PagePlan(
            new SheetSetup("表", "2026年", [new ColumnSetup(100), new ColumnSetup(300)], 0) { LastPrintedColumn = 1, LastPrintedRow = 20 }
        );
        for (var row = 0; row < 500; row++)
        {
            plan.AddRow(0);
        }

        var fit = plan.Fit();

        Assert.Equal((9, 1), (fit.Paper, fit.Tall));
    }

    private static PagePlan Plan(double width, int rows, params int[] groups)
    {
        var plan = new PagePlan(new SheetSetup("表", "2026年", [new ColumnSetup(width)], 0));
        for (var row = 1; row <= rows; row++)
        {
            if (groups.Contains(row))
            {
                plan.BeginGroup();
            }
            plan.AddRow(0);
        }
        return plan;
    }
}
