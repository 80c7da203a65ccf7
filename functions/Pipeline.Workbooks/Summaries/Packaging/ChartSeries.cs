using System.Collections.Immutable;

namespace Pipeline.Workbooks.Summaries.Packaging;

/// <summary>What a bar chart shows: names and numbers, each with the cells that they come from.</summary>
/// <param name="Title">Such as 补助资金(按资助项目).</param>
/// <param name="Unit">Stands below the title.</param>
/// <param name="NamesFrom">The cells of the names; also in a document, whose chart carries its own small workbook.</param>
/// <param name="Horizontal">Bars from left to right: for long names.</param>
internal sealed record ChartSeries(
    string Title,
    string Name,
    string Unit,
    string NamesFrom,
    string ValuesFrom,
    ImmutableArray<(string Name, double Value)> Points,
    string Format,
    bool Horizontal
);
