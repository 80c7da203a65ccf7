namespace Pipeline.Domain.Consolidation.Results;

/// <summary>A line of 核对: the same measure added three ways, which must agree.</summary>
/// <param name="Value">Of a measure that counts in several units, the value of the dimension that gives the unit (个人, 集体); null if it has
/// one unit.</param>
/// <param name="FromReceipts">The sum of the totals that the receipts told the schools.</param>
/// <param name="FromRows">The sum of the rows that went in (数据明细).</param>
/// <param name="FromSummary">What 总表 says; null if persons may not be added.</param>
public sealed record ControlTotal(string FormId, string MeasureId, string? Value, long FromReceipts, long FromRows, long? FromSummary);
