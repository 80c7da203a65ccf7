namespace Pipeline.Domain.Findings;

/// <summary>The names of verdicts and severities, as the JSON of the commands and as Chinese readers see them.</summary>
public static class VerdictNames
{
    public static string Name(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Accepted => "accepted",
            Verdict.AcceptedWithQueries => "accepted-with-queries",
            _ => "rejected",
        };

    public static string ChineseName(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Accepted => "通过",
            Verdict.AcceptedWithQueries => "有疑问",
            _ => "未通过",
        };

    public static string Name(this Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Query => "query",
            _ => "notice",
        };

    public static string ChineseName(this Severity severity) =>
        severity switch
        {
            Severity.Error => "错误",
            Severity.Query => "疑问",
            _ => "提示",
        };

    /// <summary>
    /// The verdict that follows from the findings: an error rejects, a query that is not explained asks, notices and explained queries do
    /// nothing.
    /// </summary>
    public static Verdict Of(IEnumerable<Finding> findings)
    {
        var verdict = Verdict.Accepted;
        foreach (var finding in findings)
        {
            if (finding.Severity == Severity.Error)
            {
                return Verdict.Rejected;
            }
            if (finding.Severity == Severity.Query && !finding.IsExplained)
            {
                verdict = Verdict.AcceptedWithQueries;
            }
        }
        return verdict;
    }
}
