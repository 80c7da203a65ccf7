using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Findings;

/// <summary>The catalogue against itself and against its page.</summary>
public sealed class RuleCatalogueTests
{
    [Fact]
    public void IsWhatItsPageSays() => Page.Hold("functions/RULES.md", Write());

    [Fact]
    public void HoldsEveryCodeOnce() =>
        Assert.Equal(RuleCatalogue.All.Length, RuleCatalogue.All.Select(rule => rule.Code).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void ListsEveryRuleThatIsDeclared()
    {
        var declared = typeof(RuleCatalogue)
            .GetFields()
            .Where(field => field.FieldType == typeof(RuleDescriptor))
            .Select(field => (RuleDescriptor)field.GetValue(null)!);

        Assert.Equal(
            declared.Select(rule => rule.Code).Order(StringComparer.Ordinal),
            RuleCatalogue.All.Select(rule => rule.Code).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void SaysEverythingInWholeSentences()
    {
        foreach (var rule in RuleCatalogue.All)
        {
            Assert.Matches("^[FSCQUDRX][0-9]{3}$", rule.Code);
            Assert.True(rule.Title.Length is > 2 and < 25 && !rule.Title.EndsWith('。'), $"{rule.Code}: {rule.Title}");
            Assert.True(rule.Cause.EndsWith('。') && rule.Remedy.EndsWith('。'), rule.Code);
        }
    }

    private static string Write()
    {
        var page = new StringBuilder(
            """
            # Rules

            Every finding carries the code of one of these rules. A code is never reused. 错误 rejects the submission, 疑问 is accepted and asks for a correction or an
            explanation, 提示 is told to the school only. The page is written from `Pipeline.Domain/Findings/RuleCatalogue.cs`; a test holds the two together, and
            `REWRITE_PAGES=1 dotnet test tests/Pipeline.Domain.Tests` writes it anew.


            """
        );
        foreach (
            var (letter, title) in new[]
            {
                ('F', "The file"),
                ('S', "Sheets and columns"),
                ('C', "The cover"),
                ('Q', "Quantities"),
                ('U', "Units"),
                ('D', "Dimensions"),
                ('R', "Rows and forms"),
                ('X', "Across schools and periods"),
            }
        )
        {
            page.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"## {letter}: {title}\n\n| 编号 | 级别 | 问题 | 什么时候出现 | 如何修改 |\n|---|---|---|---|---|\n"
            );
            foreach (var rule in RuleCatalogue.All.Where(rule => rule.Code[0] == letter))
            {
                page.Append(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"| {rule.Code} | {rule.Severity.ChineseName()} | {rule.Title} | {rule.Cause} | {rule.Remedy} |\n"
                );
            }
            page.Append('\n');
        }
        return Regex.Replace(page.ToString(), "\r\n", "\n").TrimEnd('\n') + "\n";
    }
}
