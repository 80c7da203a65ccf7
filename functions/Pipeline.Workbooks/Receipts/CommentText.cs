using System.Text;
using Pipeline.Domain.Findings;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Receipts;

/// <summary>The words of a comment, with marks by which a later receipt knows its own from the school's.</summary>
internal static class CommentText
{
    public const string Begin = "【校验】";

    /// <summary>A word joiner: takes no room, and ends what is ours.</summary>
    public const char End = '\u2060';

    private const int MaxFindings = 20;

    public static string Of(IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings.Take(MaxFindings))
        {
            text.Append(text.Length == 0 ? "" : "\n")
                .Append(Begin)
                .Append(finding.Severity.ChineseName())
                .Append(' ')
                .Append(finding.Code)
                .Append(finding.IsExplained ? "(已说明)" : "")
                .Append('\n')
                .Append(finding.Problem);
            if (finding.Remedy.Length > 0)
            {
                text.Append("\n如何修改:").Append(finding.Remedy);
            }
        }
        if (findings.Count > MaxFindings)
        {
            text.Append('\n').Append(Begin).Append("还有").Append(findings.Count - MaxFindings).Append("条,见“校验结果”");
        }
        return PartXml.Clean(text.Append(End).ToString());
    }

    /// <summary>Where what is ours begins and ends in a comment's text; false if nothing is.</summary>
    public static bool TryFind(string text, out int start, out int end)
    {
        start = text.IndexOf(Begin, StringComparison.Ordinal);
        end = text.Length;
        if (start < 0)
        {
            return false;
        }
        var close = text.LastIndexOf(End);
        end = close > start ? close + 1 : text.Length;
        if (start > 0 && text[start - 1] == '\n')
        {
            start--;
        }
        return true;
    }
}
