namespace Pipeline.Domain.Reading;

/// <summary>What a row below the header is.</summary>
internal enum RowKind
{
    /// <summary>Blank, a note, a signature, the header again, 无: passed over without a word.</summary>
    Nothing,
    /// <summary>A 合计 or 小计 row: checked, never added.</summary>
    Total,
    /// <summary>One cell that belongs to nothing: not counted, with a notice.</summary>
    Stray,
    /// <summary>Dimensions without a figure: not counted, with a notice.</summary>
    LabelsAlone,
    /// <summary>Zeros without dimensions: not counted, with a notice.</summary>
    ZerosAlone,
    Data,
}
