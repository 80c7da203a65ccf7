using System.Globalization;

namespace Pipeline.Workbooks.Receipts;

/// <summary>Where the table of 校验结果 begins and ends.</summary>
internal readonly record struct ResultPlaces(int Header, int Last)
{
    public string Filter => string.Create(CultureInfo.InvariantCulture, $"A{Header}:I{Last}");
}
