namespace Pipeline.Workbooks.Reading.Biff;

/// <summary>What a sheet of a BIFF workbook is.</summary>
internal enum BiffSheetKind : byte
{
    Worksheet = 0,
    MacroSheet = 1,
    Chart = 2,
    VisualBasicModule = 6,
}
