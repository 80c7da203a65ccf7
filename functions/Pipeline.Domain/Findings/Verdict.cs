namespace Pipeline.Domain.Findings;

/// <summary>The outcome of a workbook.</summary>
public enum Verdict
{
    Accepted,
    AcceptedWithQueries,
    Rejected,
}
