using Pipeline.Steps.Pages;
using Pipeline.Steps.Status;

namespace Pipeline.Web.Bureau;

/// <summary>The board with its filter.</summary>
/// <param name="Shown">The schools of this page.</param>
/// <param name="Matching">How many schools the filter lets through.</param>
public sealed record BoardModel(Board Board, BoardFilter Filter, IReadOnlyList<SchoolStatus> Shown, int Matching)
{
    public int Pages => Math.Max(1, (Matching + BoardFilter.PageSize - 1) / BoardFilter.PageSize);
}
