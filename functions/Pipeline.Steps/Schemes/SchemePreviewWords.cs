using Pipeline.Domain.Findings;

namespace Pipeline.Steps.Schemes;

/// <summary>What is said of a preview's example school.</summary>
public static class SchemePreviewWords
{
    public static string OfExample(SchemePreview preview) =>
        preview.Example.Verdict switch
        {
            Verdict.Accepted => "按这份制度填的示例报表（数是编的）通过校验。",
            Verdict.AcceptedWithQueries => "按这份制度填的示例报表（数是编的）有下面的疑问，请看是不是逻辑关系互相矛盾。",
            _ => "按这份制度填的示例报表（数是编的）通不过校验，问题如下，请看是不是逻辑关系互相矛盾，学校怎样填都通不过。",
        };

    /// <summary>What the example was told, notices aside.</summary>
    public static IEnumerable<string> Findings(SchemePreview preview) =>
        preview
            .Example.Findings.Where(finding => finding.Severity != Severity.Notice)
            .Select(finding =>
                $"{finding.Severity.ChineseName()} {finding.Code} {finding.Sheet}{(finding.Cell is null ? "" : "!" + finding.Cell)}：{finding.Message}"
            );
}
