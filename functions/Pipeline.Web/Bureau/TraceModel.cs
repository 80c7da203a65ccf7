using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Pages;

namespace Pipeline.Web.Bureau;

/// <summary>What a figure is made of.</summary>
/// <param name="Area">The area's path; empty for the whole.</param>
/// <param name="IsTooWide">Too many schools for their cells: areas are offered instead.</param>
public sealed record TraceModel(
    Period Period,
    PublishedFigures Figures,
    FormDefinition Form,
    MeasureColumn Measure,
    IReadOnlyDictionary<string, string> Dimensions,
    string Area,
    IReadOnlyDictionary<SchoolCode, School> Schools,
    ImmutableArray<FigureCell> Cells,
    bool IsTooWide
);
