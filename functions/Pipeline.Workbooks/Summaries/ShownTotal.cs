using Pipeline.Domain.Consolidation.Results;

namespace Pipeline.Workbooks.Summaries;

/// <summary>A total as it stands on a sheet: where, and what.</summary>
internal readonly record struct ShownTotal(SheetPosition Position, Total Total);
