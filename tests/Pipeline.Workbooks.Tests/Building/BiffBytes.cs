using System.Text;

namespace Pipeline.Workbooks.Tests.Building;

/// <summary>A stream of BIFF8 records without its container: globals, then one sheet.</summary>
public sealed class BiffBytes
{
    private readonly MemoryStream globals = new();
    private readonly MemoryStream sheet = new();

    public static byte[] Text(string text) => [.. BitConverter.GetBytes((ushort)text.Length), 1, .. Encoding.Unicode.GetBytes(text)];

    public static byte[] U16(params int[] values) => [.. values.SelectMany(value => BitConverter.GetBytes((ushort)value))];

    public static byte[] U32(uint value) => BitConverter.GetBytes(value);

    public BiffBytes Global(int id, params byte[][] data) => Append(globals, id, data);

    public BiffBytes Cell(int id, params byte[][] data) => Append(sheet, id, data);

    public byte[] ToBytes(byte[]? bof = null)
    {
        var result = new MemoryStream();
        Append(result, 0x809, bof ?? U16(0x0600, 0x0005, 0, 0, 0, 0, 0, 0));
        // Header, place, state and kind, length and width of the name, name.
        const int sheetEntry = 4 + 4 + 2 + 2 + 6;
        var sheetAt = (uint)(result.Length + sheetEntry + globals.Length + 4);
        Append(result, 0x85, U32(sheetAt), [0, 0], [6, 0], "Sheet1"u8.ToArray());
        result.Write(globals.ToArray());
        Append(result, 0x0A);
        Append(result, 0x809, U16(0x0600, 0x0010, 0, 0, 0, 0, 0, 0));
        result.Write(sheet.ToArray());
        Append(result, 0x0A);
        return result.ToArray();
    }

    private BiffBytes Append(MemoryStream into, int id, params byte[][] data)
    {
        var content = data.SelectMany(part => part).ToArray();
        into.Write(U16(id, content.Length));
        into.Write(content);
        return this;
    }
}
