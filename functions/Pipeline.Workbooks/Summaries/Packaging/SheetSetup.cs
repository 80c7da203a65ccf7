using System.Collections.Immutable;

namespace Pipeline.Workbooks.Summaries.Packaging;

/// <summary>What a sheet says before its first row and after its last.</summary>
/// <param name="Title">Stands in the page header.</param>
/// <param name="Period">Stands in the page footer.</param>
/// <param name="FrozenRows">Rows that stay in view.</param>
/// <param name="RepeatFrom">The first row that every printed page repeats; 0 for none.</param>
internal sealed record SheetSetup(
    string Title,
    string Period,
    ImmutableArray<ColumnSetup> Columns,
    int FrozenRows,
    int FrozenColumns = 0,
    int RepeatFrom = 0,
    string? TabColor = null,
    int OutlineLevels = 0,
    bool FirstSheet = false
)
{
    /// <summary>初步数 or 定稿, at the left of the page header; empty for none.</summary>
    public string Stage { get; init; } = "";

    /// <summary>How many printed pages stand side by side.</summary>
    public int PagesWide { get; init; } = 1;

    /// <summary>The last column that is printed; 0 for all.</summary>
    public int LastPrintedColumn { get; init; }

    /// <summary>The last row that is printed; 0 for all.</summary>
    public int LastPrintedRow { get; init; }

    /// <summary>The last row that every printed page repeats; by default the last frozen one.</summary>
    public int RepeatTo { get; init; } = FrozenRows;
}
