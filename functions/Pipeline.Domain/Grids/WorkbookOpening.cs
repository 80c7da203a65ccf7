namespace Pipeline.Domain.Grids;

/// <summary>The outcome of opening a file: a grid, or the reason why there is none.</summary>
/// <param name="Kind">What the bytes are, whatever the name says: <c>xlsx</c>, <c>xlsm</c>, <c>xls</c>; else a word for the finding such as
/// 网页(HTML).</param>
/// <param name="Grid">Null if the file was refused.</param>
/// <param name="Refusal">Null if the file was read.</param>
/// <param name="NameMismatch">The extension promises another kind of workbook than the bytes are.</param>
public sealed record WorkbookOpening(string Kind, WorkbookGrid? Grid, FileRefusal? Refusal, bool NameMismatch)
{
    public static WorkbookOpening Refused(FileRefusal refusal, string kind) => new(kind, null, refusal, false);
}
