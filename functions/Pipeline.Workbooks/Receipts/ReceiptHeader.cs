using Pipeline.Domain.Forms;

namespace Pipeline.Workbooks.Receipts;

/// <summary>What a receipt says besides the judgement.</summary>
/// <param name="ReceivedAt">When the upload came; shown in Chinese time (+08:00).</param>
/// <param name="EarlierAcceptedStands">The school has an earlier accepted workbook of the period, which a rejected one does not
/// displace.</param>
public sealed record ReceiptHeader(DateTimeOffset ReceivedAt, bool EarlierAcceptedStands = false)
{
    /// <summary>Whether an accepted upload counts; another sentence says why where it does not.</summary>
    public ReceiptStatus Status { get; init; } = ReceiptStatus.Counts;

    /// <summary>The forms whose totals the receipt states.</summary>
    public FormCatalogue Forms { get; init; } = FormCatalogue.Standard;
}
