namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>How the file stores a cell's value.</summary>
internal enum CellType : byte
{
    Number,
    SharedText,

    /// <summary>Inline, or the result of a formula.</summary>
    Text,
    Boolean,
    Error,
    Date,
}
