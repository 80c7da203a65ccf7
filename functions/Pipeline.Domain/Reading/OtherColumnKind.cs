namespace Pipeline.Domain.Reading;

/// <summary>Why a column of a sheet is not read as one of the form's.</summary>
internal enum OtherColumnKind
{
    /// <summary>The form has no such column.</summary>
    Unknown,

    /// <summary>Another column means the same, and both hold figures: nobody can say which counts.</summary>
    Twice,

    /// <summary>A hidden column that means the same as a visible one.</summary>
    HiddenTwin,

    /// <summary>It stands in a group of last period's figures.</summary>
    Earlier,

    /// <summary>It gives each row's unit.</summary>
    RowUnit,
}
