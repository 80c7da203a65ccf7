namespace Pipeline.Domain.Reading;

/// <summary>What a row of a form's sheet is.</summary>
internal enum RowKind : byte
{
    /// <summary>Above the header: titles and unit lines.</summary>
    Above,

    /// <summary>The header itself.</summary>
    Header,

    /// <summary>Blank, a note, a signature: passed over without a word.</summary>
    Nothing,

    /// <summary>无 in every label and no figure but zero, or formulas that a template holds ready: nothing is reported.</summary>
    NothingToReport,

    /// <summary>The header again at the top of a printed page.</summary>
    HeaderAgain,

    /// <summary>Numbers of the columns below the header: 甲 乙 1 2 3.</summary>
    ColumnNumbers,

    /// <summary>A 合计 or 小计 row: checked, never added.</summary>
    Total,

    /// <summary>A 其中 row: checked against the row that it is a part of, never added.</summary>
    Part,

    /// <summary>Last period's figures, a change or an average: not counted, with a query.</summary>
    Comparison,

    /// <summary>A filled-in example: not counted, with a query.</summary>
    Sample,

    /// <summary>One cell that belongs to nothing: not counted, with a notice.</summary>
    Stray,

    /// <summary>Dimensions without a figure: not counted, with a notice.</summary>
    LabelsAlone,

    /// <summary>Zeros without dimensions: not counted, with a notice.</summary>
    ZerosAlone,

    /// <summary>A second table on the same sheet begins or goes on here: not read, with an error.</summary>
    OtherTable,
    Data,
}
