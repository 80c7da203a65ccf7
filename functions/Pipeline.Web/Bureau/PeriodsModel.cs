using Pipeline.Domain.Periods;
using Pipeline.Steps.Pages;

namespace Pipeline.Web.Bureau;

/// <summary>The bureau's periods.</summary>
/// <param name="Older">Known by name only.</param>
public sealed record PeriodsModel(IReadOnlyList<Board> Periods, IReadOnlyList<Period> Older);
