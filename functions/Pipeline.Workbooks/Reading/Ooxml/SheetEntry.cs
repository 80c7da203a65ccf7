namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>A sheet as the workbook part lists it.</summary>
internal readonly record struct SheetEntry(string Name, string RelationshipId, bool IsHidden);
