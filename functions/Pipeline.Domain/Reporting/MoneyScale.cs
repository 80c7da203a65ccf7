namespace Pipeline.Domain.Reporting;

/// <summary>The unit in which a sentence writes its amounts.</summary>
internal enum MoneyScale
{
    Yuan,
    TenThousandYuan,
}
