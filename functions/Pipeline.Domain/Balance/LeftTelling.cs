namespace Pipeline.Domain.Balance;

/// <summary>How a number that was left is told.</summary>
internal enum LeftTelling
{
    /// <summary>By a finding of its own cell, row or sheet: an error, a sample row, a second table.</summary>
    Told,

    /// <summary>In a column that the form does not have: one query a column.</summary>
    Column,

    /// <summary>Elsewhere in a table's rows or columns: one query a block.</summary>
    Table,

    /// <summary>Above or beside the header: one error where there are several, else a notice.</summary>
    Outside,

    /// <summary>On a sheet that looks like a form and is none that is read: one query a sheet.</summary>
    Sheet,

    /// <summary>Anywhere else: one notice a sheet.</summary>
    Aside,
}
