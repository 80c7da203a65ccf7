namespace Pipeline.Domain.YearlyReport;

/// <summary>The unit in which a sentence writes its amounts.</summary>
internal enum MoneyScale
{
    Yuan,
    TenThousandYuan,
}
