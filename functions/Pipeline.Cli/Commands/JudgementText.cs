using System.Text;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Text;

namespace Pipeline.Cli.Commands;

/// <summary>Judgements as people read them in a terminal.</summary>
internal static class JudgementText
{
    public static void Write(Stream output, IReadOnlyList<Judgement> judgements)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        foreach (var judgement in judgements)
        {
            var school = judgement.SchoolName ?? judgement.School?.ToString() ?? "学校不明";
            writer.WriteLine($"{judgement.Verdict.ChineseName()}  {PersonalData.Mask(judgement.File)}  {school}  {judgement.Period?.ChineseName ?? "报告期不明"}  {judgement.Rows.Length}行数据");
            foreach (var finding in judgement.Findings.OrderByDescending(finding => finding.Severity))
            {
                var place = string.Join(' ', new[] { finding.Sheet, finding.Cell }.Where(part => part is not null));
                writer.WriteLine($"  [{finding.Severity.ChineseName()} {finding.Code}] {(place.Length > 0 ? place + ":" : "")}{finding.Message}{(finding.IsExplained ? $"(已说明:{finding.Explanation})" : "")}");
            }
        }
        writer.WriteLine($"共{judgements.Count}个文件:通过{Count(judgements, Verdict.Accepted)},有疑问{Count(judgements, Verdict.AcceptedWithQueries)},未通过{Count(judgements, Verdict.Rejected)}。");
    }

    private static int Count(IReadOnlyList<Judgement> judgements, Verdict verdict) => judgements.Count(judgement => judgement.Verdict == verdict);
}
