using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Submissions;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Consolidation;

/// <summary>Tells whether two rows are the same award: by a hash, so that a district's awards are not kept as text.</summary>
internal sealed class AwardKey
{
    private const char Separator = '\uFFFF';

    private readonly ImmutableArray<ColumnDefinition> columns;
    private readonly List<char> buffer = [];

    public AwardKey(FormDefinition form, CheckDefinition.SameInOtherSchool check)
    {
        columns = [.. check.Columns.Select(id => form.Columns.First(column => column.Id == id))];
        Item = columns.OfType<TextColumn>().FirstOrDefault();
    }

    /// <summary>The text that names the award; null if the check compares none.</summary>
    public TextColumn? Item { get; }

    /// <summary>
    /// Null if the row says too little to be told from another award: every required column must be filled, and one at least of the
    /// optional texts and dates (颁奖单位, 获奖日期), since a contest's name and a level are no identity. Blank equals blank.
    /// </summary>
    public UInt128? Of(DataRow row)
    {
        var optional = 0;
        var filled = 0;
        buffer.Clear();
        foreach (var column in columns)
        {
            var text = Folding.FoldKey(column is DimensionColumn ? row.Dimensions[column.Index] : row.Texts[column.Index]);
            if (text.Length == 0 && column.CellRequired)
            {
                return null;
            }
            if (column is TextColumn && !column.CellRequired)
            {
                optional++;
                filled += text.Length == 0 ? 0 : 1;
            }
            buffer.AddRange(text.AsSpan());
            buffer.Add(Separator);
        }
        if (optional > 0 && filled == 0)
        {
            return null;
        }
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(buffer)), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
