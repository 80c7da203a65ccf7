namespace Pipeline.Workbooks.Reading.Biff;

/// <summary>A sheet as the workbook's globals list it.</summary>
internal readonly record struct BiffSheetEntry(string Name, uint Offset, bool IsHidden, BiffSheetKind Kind);
