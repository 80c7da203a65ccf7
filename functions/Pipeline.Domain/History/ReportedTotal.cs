namespace Pipeline.Domain.History;

/// <summary>The sum of one measure over a workbook's rows, as the receipt told the school: a whole count, or money in 分.</summary>
/// <param name="Value">Null if persons may not be added.</param>
public sealed record ReportedTotal(string FormId, string MeasureId, long? Value, bool Approximate);
