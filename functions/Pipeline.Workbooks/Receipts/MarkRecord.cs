using System.Text;
using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Receipts;

/// <summary>
/// Which cells a receipt has marked and what fill each had, kept in hidden columns of 校验结果 so that it outlives a save by any program.
/// </summary>
internal sealed class MarkRecord
{
    /// <summary>A cell holds at most 32,767 characters.</summary>
    private const int MaxAddresses = 30_000;

    private readonly List<(string Sheet, string Fill, StringBuilder Addresses)> lines = [];
    private readonly Dictionary<(string Sheet, string Fill), int> open = [];

    public IEnumerable<(string Sheet, string Fill, string Addresses)> Lines =>
        lines.Select(line => (line.Sheet, line.Fill, line.Addresses.ToString()));

    public int LineCount => lines.Count;

    public void Add(string sheet, int row, int column, string fill)
    {
        if (!open.TryGetValue((sheet, fill), out var at) || lines[at].Addresses.Length > MaxAddresses)
        {
            at = lines.Count;
            open[(sheet, fill)] = at;
            lines.Add((sheet, fill, new StringBuilder()));
        }
        var addresses = lines[at].Addresses;
        addresses.Append(addresses.Length == 0 ? "" : " ").Append(CellAddress.Format(row, column));
    }
}
