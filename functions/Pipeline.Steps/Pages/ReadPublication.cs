using System.Collections.Immutable;
using System.Text.Json;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Publish;
using Pipeline.Storage;

namespace Pipeline.Steps.Pages;

/// <summary>Reads the publication in force: its figures, and for each the schools and cells that make it.</summary>
public sealed class ReadPublication(SummaryStore summaries, PublicationSources sources, FigureStore figures, SchemeStore schemes)
{
    /// <summary>Null if nothing is published.</summary>
    public async Task<PublishedFigures?> RunAsync(Period period, CancellationToken cancellationToken)
    {
        if (
            (await summaries.PointerAsync(period, cancellationToken)).Current is not { } current
            || await summaries.OpenAsync(current.Folder, SummaryFiles.Json, cancellationToken) is not { } stream
        )
        {
            return null;
        }
        await using (stream)
        {
            using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
            return PublishedFigures.Read(current, document.RootElement, await FormsAsync(current, cancellationToken));
        }
    }

    /// <summary>A file of the publication in force; null if there is none.</summary>
    public async Task<Stream?> FileAsync(Period period, string name, CancellationToken cancellationToken) =>
        (await summaries.PointerAsync(period, cancellationToken)).Current is { } current
            ? await summaries.OpenAsync(current.Folder, name, cancellationToken)
            : null;

    /// <summary>The cells that make a figure, of the schools asked for; rows whose dimensions are not as given are left out.</summary>
    public async Task<ImmutableArray<FigureCell>> CellsAsync(
        Publication publication,
        FormDefinition form,
        MeasureColumn measure,
        IReadOnlyDictionary<string, string> dimensions,
        IReadOnlySet<SchoolCode> schools,
        CancellationToken cancellationToken
    )
    {
        var forms = await FormsAsync(publication, cancellationToken);
        var cells = ImmutableArray.CreateBuilder<FigureCell>();
        foreach (var set in await sources.SetsAsync(publication, cancellationToken))
        {
            var parts = set.Split('|');
            if (
                !SchoolCode.TryParse(parts[1], out var school)
                || !schools.Contains(school)
                || !Covers(publication.Period, Period.Parse(parts[0]))
            )
            {
                continue;
            }
            foreach (var row in await figures.RowsAsync(set, forms, cancellationToken))
            {
                if (
                    row.Form.Id == form.Id
                    && row.Values[measure.Index] is { HasValue: true } value
                    && form.Dimensions.All(column =>
                        !dimensions.TryGetValue(column.Id, out var wanted) || (row.Dimensions[column.Index] ?? "") == wanted
                    )
                )
                {
                    cells.Add(
                        new FigureCell(
                            school,
                            Period.Parse(parts[0]),
                            FigureStore.VersionOf(set),
                            row.Sheet,
                            value.Column > 0 ? CellAddress.Format(row.Row, value.Column) : null,
                            row.Row,
                            value.Value,
                            value.Approximate
                        )
                    );
                }
            }
        }
        return cells.ToImmutable();
    }

    /// <summary>The filled tables (表样) of the publication in force, and the list of what could not be filled.</summary>
    public async Task<IReadOnlyList<string>> TablesAsync(Period period, CancellationToken cancellationToken) =>
        (await summaries.PointerAsync(period, cancellationToken)).Current is { } current
            ? await sources.TablesAsync(current, cancellationToken)
            : [];

    /// <summary>Of the scheme that the publication was made by.</summary>
    private async Task<FormCatalogue> FormsAsync(Publication publication, CancellationToken cancellationToken) =>
        await sources.SchemeAsync(publication, cancellationToken) is { } digest
            ? await schemes.ReadAsync(digest, cancellationToken)
            : FormCatalogue.Standard;

    private static bool Covers(Period summary, Period of) => InputsReader.Covered(summary).Contains(of);
}
