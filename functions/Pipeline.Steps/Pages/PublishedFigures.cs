using System.Collections.Immutable;
using System.Text.Json;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Schools;
using Pipeline.Storage;

namespace Pipeline.Steps.Pages;

/// <summary>The figures of a publication, as its summary.json has them.</summary>
/// <param name="Totals">By form and measure, of the whole.</param>
/// <param name="Lines">By dimension and area.</param>
public sealed record PublishedFigures(
    Publication Publication,
    ImmutableArray<string> Areas,
    ImmutableArray<FigureLine> Totals,
    ImmutableArray<FigureLine> Lines
)
{
    /// <summary>Of the scheme that the publication was made by.</summary>
    public FormCatalogue Forms { get; init; } = FormCatalogue.Standard;

    public ImmutableArray<CrossQuery> Queries { get; init; } = [];

    /// <summary>Whether any school reported a measure: the totals of summary.json have a zero if none did.</summary>
    public bool Reports(FormDefinition form, MeasureColumn measure) =>
        Lines.Any(line => line.Form.Id == form.Id && line.Values.ContainsKey(measure.Id));

    /// <summary>Reads summary.json; forms that the catalogue has no more are left out.</summary>
    public static PublishedFigures Read(Publication publication, JsonElement summary, FormCatalogue forms)
    {
        var totals = ImmutableArray.CreateBuilder<FigureLine>();
        var lines = ImmutableArray.CreateBuilder<FigureLine>();
        foreach (var form in forms.Forms)
        {
            if (summary.GetProperty("forms").TryGetProperty(form.Id, out var found))
            {
                totals.Add(
                    new FigureLine(form, null, ImmutableSortedDictionary<string, string>.Empty, Values(found.GetProperty("totals"), form))
                );
                lines.AddRange(
                    found
                        .GetProperty("by")
                        .EnumerateArray()
                        .Select(line => new FigureLine(
                            form,
                            line.GetProperty("area").GetString(),
                            line.GetProperty("dimensions")
                                .EnumerateObject()
                                .ToImmutableSortedDictionary(
                                    each => each.Name,
                                    each => each.Value.GetString() ?? "",
                                    StringComparer.Ordinal
                                ),
                            Values(line.GetProperty("measures"), form)
                        ))
                );
            }
        }
        return new PublishedFigures(
            publication,
            [.. summary.GetProperty("areas").EnumerateArray().Select(area => area.GetString()!)],
            totals.ToImmutable(),
            lines.ToImmutable()
        )
        {
            Forms = forms,
            Queries = [.. summary.GetProperty("findings").EnumerateArray().Select(QueryOf)],
        };
    }

    private static CrossQuery QueryOf(JsonElement finding) =>
        new(
            SchoolCode.Parse(finding.GetProperty("school").GetString()!),
            finding.GetProperty("code").GetString()!,
            $"{finding.GetProperty("sheet").GetString()} {finding.GetProperty("cell").GetString()}".Trim(),
            finding.GetProperty("message").GetString()!
        );

    private static ImmutableDictionary<string, long?> Values(JsonElement measures, FormDefinition form)
    {
        var values = ImmutableDictionary.CreateBuilder<string, long?>(StringComparer.Ordinal);
        foreach (var measure in form.Measures)
        {
            if (measures.TryGetProperty(measure.Id, out var value) && value.ValueKind is JsonValueKind.Number or JsonValueKind.Null)
            {
                values[measure.Id] =
                    value.ValueKind == JsonValueKind.Null ? null
                    : measure.Kind == QuantityKind.Money ? (long)(value.GetDecimal() * 100)
                    : value.GetInt64();
            }
        }
        return values.ToImmutable();
    }
}
