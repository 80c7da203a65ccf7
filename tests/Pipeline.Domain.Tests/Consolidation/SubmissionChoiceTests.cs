using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Tests.Consolidation;

public sealed class SubmissionChoiceTests
{
    public static TheoryData<string, Submission[], string?, string?> Choices =>
        new()
        {
            { "nothing came", [], null, null },
            { "the later one stands", [new Workbook().File("b.xlsx").Day(1), new Workbook().File("a.xlsx").Day(2)], "a.xlsx", "a.xlsx" },
            { "on a tie the later name", [new Workbook().File("a.xlsx"), new Workbook().File("b.xlsx")], "b.xlsx", "b.xlsx" },
            { "names compare by ordinal", [new Workbook().File("a.xlsx"), new Workbook().File("B.xlsx")], "a.xlsx", "a.xlsx" },
            {
                "a rejected one displaces none",
                [new Workbook().File("a.xlsx").Day(1), new Workbook().File("b.xlsx").Day(2).Rejected()],
                "b.xlsx",
                "a.xlsx"
            },
            {
                "an accepted one displaces a rejected",
                [new Workbook().File("a.xlsx").Day(1).Rejected(), new Workbook().File("b.xlsx").Day(2)],
                "b.xlsx",
                "b.xlsx"
            },
            { "only rejected ones", [new Workbook().File("a.xlsx").Rejected()], "a.xlsx", null },
            {
                "another period is another matter",
                [new Workbook(1, "2019-H2").File("z.xlsx").Day(9), new Workbook().File("a.xlsx")],
                "a.xlsx",
                "a.xlsx"
            },
        };

    [Theory, MemberData(nameof(Choices))]
    public void Chooses(string why, Submission[] workbooks, string? newest, string? counting)
    {
        foreach (var order in new[] { workbooks, [.. workbooks.Reverse()] })
        {
            var choice = SubmissionChoice.Choose(Period.Parse("2019-H1"), order);
            Assert.True(
                choice.Status.Newest?.FileName == newest && choice.Counting?.File == counting,
                $"{why}: {choice.Status.Newest?.FileName}, {choice.Counting?.File}"
            );
        }
    }

    [Fact]
    public void The_first_accepted_one_is_kept_for_the_deadline()
    {
        var choice = SubmissionChoice.Choose(
            Period.Parse("2019-H1"),
            [new Workbook().Day(3), new Workbook().File("a.xlsx").Day(2), new Workbook().File("b.xlsx").Day(1).Rejected()]
        );

        Assert.Equal(Workbook.FirstDay.AddDays(2), choice.Status.FirstAcceptedAt);
    }
}
