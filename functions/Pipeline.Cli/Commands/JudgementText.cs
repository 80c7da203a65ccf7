using System.Globalization;
using System.Text;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Text;
using Pipeline.Domain.YearlyReport;

namespace Pipeline.Cli.Commands;

/// <summary>Judgements as people read them in a terminal.</summary>
internal static class JudgementText
{
    /// <param name="judgements">In the order of the files.</param>
    /// <param name="receipts">Where their receipts were written; null if none were.</param>
    public static void Write(IReadOnlyList<Judgement> judgements, string? receipts)
    {
        if (!Console.IsOutputRedirected)
        {
            Write(Console.Out, judgements, receipts);
            return;
        }
        using var writer = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Write(writer, judgements, receipts);
    }

    private static void Write(TextWriter writer, IReadOnlyList<Judgement> judgements, string? receipts)
    {
        foreach (var judgement in judgements)
        {
            var school = judgement.SchoolName ?? judgement.School?.ToString() ?? "学校不明";
            Verdicts.Write(writer, judgement.Verdict);
            writer.WriteLine(
                $"  {PersonalData.Mask(judgement.File)}  {school}  {judgement.Period?.ChineseName ?? "报告期不明"}  {judgement.Rows.Length}行数据"
            );
            foreach (var finding in judgement.Findings.OrderByDescending(finding => finding.Severity))
            {
                Write(writer, finding);
            }
            if (judgement.Numbers.Shown > 0)
            {
                var numbers = judgement.Numbers;
                writer.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  数的去向：显示{numbers.Shown}，计入{numbers.Counted}，核对{numbers.Checked}，说明{numbers.Named}，未计入{numbers.LeftCount}"
                    )
                );
            }
        }
        writer.WriteLine(
            $"共{judgements.Count}个文件：通过{Count(judgements, Verdict.Accepted)}，有疑问{Count(judgements, Verdict.AcceptedWithQueries)}，未通过{Count(judgements, Verdict.Rejected)}。"
        );
        if (receipts is not null)
        {
            writer.WriteLine($"回执在：{receipts}");
        }
    }

    private static void Write(TextWriter writer, Finding finding)
    {
        var place = string.Join(' ', new[] { finding.Sheet, finding.Cell }.Where(part => part is not null));
        writer.Write("  [");
        Verdicts.Write(writer, finding.Severity);
        writer.WriteLine(
            $" {finding.Code}] {(place.Length > 0 ? place + "：" : "")}{ChineseText.Typeset(finding.Message)}{(finding.IsExplained ? $"（已说明：{finding.Explanation}）" : "")}"
        );
    }

    private static int Count(IReadOnlyList<Judgement> judgements, Verdict verdict) =>
        judgements.Count(judgement => judgement.Verdict == verdict);
}
