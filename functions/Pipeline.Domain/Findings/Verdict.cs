namespace Pipeline.Domain.Findings;

/// <summary>What became of a workbook.</summary>
public enum Verdict
{
    Accepted,
    AcceptedWithQueries,
    Rejected,
}
