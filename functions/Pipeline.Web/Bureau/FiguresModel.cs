using Pipeline.Domain.Periods;
using Pipeline.Steps.Pages;

namespace Pipeline.Web.Bureau;

/// <param name="Figures">Null if nothing is published.</param>
/// <param name="Before">A year earlier; null if nothing was published.</param>
public sealed record FiguresModel(Period Period, PublishedFigures? Figures, PublishedFigures? Before);
