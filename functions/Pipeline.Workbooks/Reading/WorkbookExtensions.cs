namespace Pipeline.Workbooks.Reading;

/// <summary>What the extension of a file name promises.</summary>
public static class WorkbookExtensions
{
    /// <summary>Whether the extension is that of a workbook of any kind.</summary>
    public static bool Promises(string fileName) => Promised(fileName) is not null;

    /// <summary>Whether the extension is that of a workbook of another kind.</summary>
    public static bool Mismatch(string fileName, string kind) => Promised(fileName) is { } promised && promised != kind;

    private static string? Promised(string fileName)
    {
        var extension = Path.GetExtension(fileName).Trim().TrimStart('.').ToLowerInvariant();
        return extension switch
        {
            "xlsx" or "xltx" => FileKinds.Xlsx,
            "xlsm" or "xltm" => FileKinds.Xlsm,
            "xls" or "xlt" or "et" or "ett" => FileKinds.Xls,
            "xlsb" => FileKinds.Xlsb,
            "ods" or "ots" => FileKinds.Ods,
            _ => null,
        };
    }
}
