namespace Pipeline.Domain.Findings;

/// <summary>A school's explanation (情况说明) of a query, with what tells the query that it is about.</summary>
/// <param name="Sheet">Empty if the query names no sheet.</param>
/// <param name="Cell">Empty if the query names no cell.</param>
/// <param name="Text">填报内容 as the receipt showed it; empty if there was none.</param>
/// <param name="Explanation">The school's words, never blank.</param>
public sealed record QueryExplanation(string Code, string Sheet, string Cell, string Text, string Explanation);
