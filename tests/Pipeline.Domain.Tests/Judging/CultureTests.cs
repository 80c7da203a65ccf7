using System.Globalization;
using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Judging;

/// <summary>What is said does not hang on where the machine stands.</summary>
public sealed class CultureTests
{
    private const string Edits =
        "补助资金!G5=0.5 ; 补助资金!D4=1,081人 ; 获奖!H4=2025-12-31 ; 学生人数!F4=1042.0 ; 获奖!H5=2026.1.31 ; 获奖!F4=约1234.0";

    [Theory]
    [InlineData("de-DE", "a decimal comma")]
    [InlineData("fr-FR", "narrow blanks between thousands")]
    [InlineData("th-TH", "another calendar")]
    [InlineData("ar-SA", "another calendar, another script")]
    [InlineData("zh-CN", "China's own")]
    [InlineData("tr-TR", "another i")]
    public void SaysTheSameEverywhere(string culture, string reason)
    {
        var expected = Judged(CultureInfo.InvariantCulture);

        Assert.True(expected == Judged(CultureInfo.GetCultureInfo(culture)), reason);
        Assert.Contains("不在报告期2026-01-01至2026-06-30内", expected, StringComparison.Ordinal);
    }

    private static string Judged(CultureInfo culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            var judgement = new StandardWorkbook().Edit(Edits).Judge();
            return string.Join(
                    '\n',
                    judgement.Findings.Select(finding => $"{finding.Code} {finding.Sheet} {finding.Cell} {finding.Text} {finding.Message}")
                )
                + judgement.Figures("students", 4)
                + judgement.Figures("aid", 5);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
