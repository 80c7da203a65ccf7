namespace Pipeline.Workbooks.Reading.Biff;

/// <summary>The records of BIFF8 that are read; all others are passed over.</summary>
internal static class BiffRecord
{
    public const ushort Formula = 0x0006;
    public const ushort EndOfSubstream = 0x000A;
    public const ushort PageHeader = 0x0014;
    public const ushort PageFooter = 0x0015;
    public const ushort ExternSheet = 0x0017;
    public const ushort RowBreaks = 0x001B;
    public const ushort Note = 0x001C;
    public const ushort Date1904 = 0x0022;
    public const ushort Font = 0x0031;
    public const ushort FilePass = 0x002F;
    public const ushort Continue = 0x003C;
    public const ushort DrawingObject = 0x005D;
    public const ushort ColumnInfo = 0x007D;
    public const ushort BoundSheet = 0x0085;
    public const ushort MulRk = 0x00BD;
    public const ushort RString = 0x00D6;
    public const ushort VbaProject = 0x00D3;
    public const ushort Xf = 0x00E0;
    public const ushort MergeCells = 0x00E5;
    public const ushort SharedStrings = 0x00FC;
    public const ushort LabelSst = 0x00FD;
    public const ushort SupBook = 0x01AE;
    public const ushort ObjectText = 0x01B6;
    public const ushort Number = 0x0203;

    /// <summary>Number of an older version that some writers put into BIFF8 files, and Excel reads.</summary>
    public const ushort FormulaOfBiff3 = 0x0206;

    /// <inheritdoc cref="FormulaOfBiff3"/>
    public const ushort FormulaOfBiff4 = 0x0406;
    public const ushort Label = 0x0204;
    public const ushort BoolErr = 0x0205;
    public const ushort StringResult = 0x0207;
    public const ushort Row = 0x0208;
    public const ushort Rk = 0x027E;
    public const ushort Format = 0x041E;
    public const ushort Begin = 0x0809;

    /// <summary>The kind of substream that a <see cref="Begin"/> opens: the workbook's globals.</summary>
    public const ushort GlobalsSubstream = 0x0005;
}
