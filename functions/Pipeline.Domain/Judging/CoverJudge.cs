using Pipeline.Domain.Findings;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Reading;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Judging;

/// <summary>Judges the cover: which school, which period, and whether roster and upload say the same.</summary>
internal sealed class CoverJudge(JudgingContext context, FindingSink findings)
{
    /// <summary>School and period as far as the cover names them.</summary>
    public (SchoolCode? School, string? Name, Period? Period) Judge(Cover cover)
    {
        var code = JudgeCode(cover);
        var name = JudgeName(cover, code);
        return (code, name, JudgePeriod(cover));
    }

    /// <summary>
    /// The code as the cover writes it: full-width digits, a leading apostrophe, dashes between its groups and the <c>.0</c> of a number
    /// kept as text aside.
    /// </summary>
    internal static bool TryReadCode(CoverEntry entry, out SchoolCode code)
    {
        var key = Folding.FoldKey(entry.Text).Trim('\'', '"', '`').Replace("-", "", StringComparison.Ordinal);
        var point = key.IndexOf('.');
        return SchoolCode.TryParse(point > 0 && key.AsSpan(point + 1).IndexOfAnyExcept('0') < 0 ? key[..point] : key, out code);
    }

    private SchoolCode? JudgeCode(Cover cover)
    {
        if (cover.Code is null or { IsBlank: true })
        {
            Report(RuleCatalogue.CodeMissing, cover, cover.Code, "封面上没有填学校标识码。");
            return null;
        }
        if (!TryReadCode(cover.Code, out var code))
        {
            Report(
                RuleCatalogue.CodeMalformed,
                cover,
                cover.Code,
                $"学校标识码填的是“{QuantityFindings.Quote(cover.Code.Text)}”,应是{SchoolCode.Length}位数字。"
            );
            return null;
        }
        if (context.ExpectedSchool is { } expected && expected != code)
        {
            Report(RuleCatalogue.SchoolDiffers, cover, cover.Code, $"封面上的学校标识码是{code},上传位置的是{expected}。");
        }
        if (context.Roster is { } roster)
        {
            if (!roster.TryFind(code, out var school))
            {
                Report(RuleCatalogue.CodeUnknown, cover, cover.Code, $"名录里没有学校标识码{code}。");
            }
            else if (!school.IsOpen)
            {
                Report(RuleCatalogue.SchoolClosed, cover, cover.Code, $"名录中{school.Name}({code})的状态是撤销。");
            }
        }
        return code;
    }

    private string? JudgeName(Cover cover, SchoolCode? code)
    {
        School? listed = null;
        if (code is { } known && context.Roster is { } roster)
        {
            roster.TryFind(known, out listed);
        }
        if (cover.Name is null or { IsBlank: true })
        {
            Report(RuleCatalogue.NameMissing, cover, cover.Name, "封面上没有填学校名称。");
            return listed?.Name;
        }
        var name = Folding.Fold(cover.Name.Text);
        if (listed is not null && Folding.FoldKey(name) != Folding.FoldKey(listed.Name))
        {
            Report(
                RuleCatalogue.NameDiffers,
                cover,
                cover.Name,
                $"封面上的学校名称是“{QuantityFindings.Quote(name)}”,名录中{listed.Code}是“{listed.Name}”。"
            );
        }
        return listed?.Name ?? name;
    }

    private Period? JudgePeriod(Cover cover)
    {
        if (cover.Period is null or { IsBlank: true })
        {
            Report(RuleCatalogue.PeriodMissing, cover, cover.Period, "封面上没有填报告期。");
            return null;
        }
        if (!PeriodText.TryRead(cover.Period.Text, out var period))
        {
            Report(
                RuleCatalogue.PeriodUnreadable,
                cover,
                cover.Period,
                $"报告期填的是“{QuantityFindings.Quote(cover.Period.Text)}”,看不懂是哪一期。"
            );
            return null;
        }
        if (context.ExpectedPeriod is { } expected && expected != period)
        {
            Report(
                RuleCatalogue.PeriodDiffers,
                cover,
                cover.Period,
                $"封面上的报告期是{period.ChineseName}({period}),要上报的是{expected.ChineseName}({expected})。"
            );
        }
        return period;
    }

    private void Report(RuleDescriptor rule, Cover cover, CoverEntry? entry, string problem)
    {
        if (entry is null)
        {
            findings.Add(rule, cover.Sheet, problem);
        }
        else
        {
            findings.Add(rule, cover.Sheet, entry.Row, entry.Column, entry.IsBlank ? "" : entry.Text, problem);
        }
    }
}
