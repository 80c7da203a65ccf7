using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>Tells whether two rows are the same award: a hash of the columns that the form's check names, of folded text.</summary>
internal sealed class AwardKey
{
    private readonly ImmutableColumns columns;

    public AwardKey(FormDefinition form, CheckDefinition.SameInOtherSchool check)
    {
        columns = new ImmutableColumns([.. check.Columns.Select(id => form.Columns.First(column => column.Id == id))]);
        Item = (TextColumn?)columns.All.FirstOrDefault(column => column.Role == ColumnRole.Text);
    }

    /// <summary>The text that names the award; null where the check compares none.</summary>
    public TextColumn? Item { get; }

    /// <summary>
    /// Null where the row says too little to be told from another award: every required column must be filled, and at least one of the
    /// optional texts and dates (颁奖单位, 获奖日期), since 三等奖 at county level alone is no identity.
    /// </summary>
    public UInt128? Of(DataRow row)
    {
        var optionalTexts = 0;
        var filledOptionalTexts = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var column in columns.All)
        {
            var text = Compared(column is DimensionColumn ? row.Dimensions[column.Index] : row.Texts[column.Index]);
            if (text.Length == 0 && column.CellRequired)
            {
                return null;
            }
            if (column is TextColumn && !column.CellRequired)
            {
                optionalTexts++;
                filledOptionalTexts += text.Length == 0 ? 0 : 1;
            }
            hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
            hash.AppendData([0xFF, 0xFF]);
        }
        return optionalTexts > 0 && filledOptionalTexts == 0 ? null : BinaryPrimitives.ReadUInt128LittleEndian(hash.GetHashAndReset());
    }

    private static string Compared(string? text) => text is null ? "" : string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(Narrow));

    private static char Narrow(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;

    private sealed record ImmutableColumns(ColumnDefinition[] All);
}
