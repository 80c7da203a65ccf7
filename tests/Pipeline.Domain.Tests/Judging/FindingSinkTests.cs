using Pipeline.Domain.Findings;
using Pipeline.Domain.Judging;

namespace Pipeline.Domain.Tests.Judging;

public sealed class FindingSinkTests
{
    private static readonly RuleDescriptor Rule = RuleCatalogue.All.First(rule => rule.Severity == Severity.Error);
    private static readonly SheetPlace Sheet = new("补助资金", 1);

    [Theory]
    [InlineData("at the bound", FindingSink.MaxPerRuleAndSheet, null)]
    [InlineData("one beyond", FindingSink.MaxPerRuleAndSheet + 1, "这样的问题在本表还有1处,没有一一列出。")]
    [InlineData("far beyond", FindingSink.MaxPerRuleAndSheet + 18_000, "这样的问题在本表还有18000处,没有一一列出。")]
    public void KeepsAsManyAsAnyoneCouldWorkThrough(string reason, int found, string? more)
    {
        var sink = new FindingSink();
        for (var i = 0; i < found; i++)
        {
            sink.Add(Rule, Sheet, i + 5, 3, null, $"问题{i}");
        }

        var findings = sink.ToFindings();

        Assert.True(findings.Length == Math.Min(found, FindingSink.MaxPerRuleAndSheet) + (more is null ? 0 : 1), reason);
        Assert.Equal(more ?? "问题1999", findings[^1].Problem);
        Assert.Equal((Rule.Code, Severity.Error, "补助资金"), (findings[^1].Code, findings[^1].Severity, findings[^1].Sheet));
    }

    [Fact]
    public void ARunDownAColumnCountsOnceWhateverItsLength()
    {
        var sink = new FindingSink();
        for (var row = 5; row < 20_000; row++)
        {
            sink.Add(Rule, Sheet, row, 3, "甲", "问题");
            sink.Add(Rule, Sheet, row, 4, "甲", "问题");
        }

        Assert.Equal(["C5:C19999", "D5:D19999"], sink.ToFindings().Select(finding => finding.Cell));
    }

    [Fact]
    public void EverySheetHasABoundOfItsOwn()
    {
        var sink = new FindingSink();
        for (var i = 0; i <= FindingSink.MaxPerRuleAndSheet; i++)
        {
            sink.Add(Rule, Sheet, i * 2 + 5, 3, null, "问题");
        }
        sink.Add(Rule, new SheetPlace("获奖", 2), 5, 3, null, "问题");

        Assert.Contains(sink.ToFindings(), finding => finding is { Sheet: "获奖", Cell: "C5" });
    }
}
