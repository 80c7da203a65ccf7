using Pipeline.Steps.Pages;
using Pipeline.Steps.Status;

namespace Pipeline.Web.Bureau;

/// <summary>The board with its filter.</summary>
/// <param name="Shown">The schools of this page.</param>
/// <param name="Matching">How many schools the filter lets through.</param>
public sealed record BoardModel(Board Board, BoardFilter Filter, IReadOnlyList<SchoolStatus> Shown, int Matching)
{
    /// <summary>The bureau's own tables (表样) as the publication in force filled them.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    public int Pages => Math.Max(1, (Matching + BoardFilter.PageSize - 1) / BoardFilter.PageSize);
}
