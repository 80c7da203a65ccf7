namespace Pipeline.Domain.Consolidation;

/// <summary>A school's explanation (情况说明) of a query that only consolidation raises, kept from an earlier receipt.</summary>
public sealed record QueryExplanation(string Code, string? Sheet, string? Cell, string Text);
