using System.Text.Json;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.History;
using Pipeline.Domain.Schools;
using Pipeline.Storage;

namespace Pipeline.Steps.Publish;

/// <summary>
/// What a publication notes beside its files: each school's totals, for the next one's list of changes, and the sets of figures that it was
/// made of.
/// </summary>
public sealed class PublicationSources(SummaryStore summaries, PeriodStore periods)
{
    public const string FileName = "sources.json";

    public async Task WriteAsync(
        string folder,
        Summary summary,
        PublicationInputs inputs,
        IReadOnlyList<string> tables,
        CancellationToken cancellationToken
    )
    {
        var document = new Document(
            [
                .. PublicationDelta
                    .TotalsOf(summary)
                    .Select(total => new TotalLine(
                        total.School.ToString(),
                        total.SchoolName,
                        total.FormId,
                        total.MeasureId,
                        total.Value,
                        total.Version
                    )),
            ],
            [.. inputs.Schools.SelectMany(school => school.Sets).Order(StringComparer.Ordinal)],
            [.. inputs.Schools.SelectMany(VersionsOf).Distinct().Order(StringComparer.Ordinal)],
            [.. tables],
            inputs.Forms.Digest
        );
        await summaries.WriteAsync(
            folder,
            FileName,
            "application/json",
            new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(document)),
            cancellationToken
        );
    }

    /// <summary>The totals that a publication noted.</summary>
    public async Task<IReadOnlyList<PublishedTotal>> TotalsAsync(Publication publication, CancellationToken cancellationToken) =>
        [
            .. (await ReadAsync(publication, cancellationToken)).Totals.Select(line => new PublishedTotal(
                SchoolCode.Parse(line.School),
                line.SchoolName,
                line.Form,
                line.Measure,
                line.Value,
                line.Version
            )),
        ];

    /// <summary>The sets that any publication of any period was made of.</summary>
    public async Task<HashSet<string>> ReferencedSetsAsync(CancellationToken cancellationToken)
    {
        var sets = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (period, _) in periods.TouchedAsync(cancellationToken))
        {
            foreach (var of in period.IsYear ? [period] : new[] { period, period.WholeYear })
            {
                foreach (var publication in await periods.PublicationsAsync(of, cancellationToken))
                {
                    sets.UnionWith((await ReadAsync(publication, cancellationToken)).Sets);
                }
                if ((await summaries.PointerAsync(of, cancellationToken)).Current is { } current)
                {
                    sets.UnionWith((await ReadAsync(current, cancellationToken)).Sets);
                }
            }
        }
        return sets;
    }

    /// <summary>The sets that a publication was made of.</summary>
    public async Task<IReadOnlyCollection<string>> SetsAsync(Publication publication, CancellationToken cancellationToken) =>
        (await ReadAsync(publication, cancellationToken)).Sets;

    /// <summary>The filled tables, and the list of what could not be filled.</summary>
    public async Task<IReadOnlyList<string>> TablesAsync(Publication publication, CancellationToken cancellationToken) =>
        (await ReadAsync(publication, cancellationToken)).Tables ?? [];

    /// <summary>The digest of the scheme that it was made by; null in publications of releases that had but one.</summary>
    public async Task<string?> SchemeAsync(Publication publication, CancellationToken cancellationToken) =>
        (await ReadAsync(publication, cancellationToken)).Scheme;

    /// <summary>Whether a publication says anything of an upload: it was counted, told as the newest, or compared with.</summary>
    public async Task<bool> QuotesAsync(Publication publication, string version, CancellationToken cancellationToken)
    {
        var document = await ReadAsync(publication, cancellationToken);
        return document.Versions?.Contains(version, StringComparer.Ordinal) == true
            || document.Totals.Any(line => line.Version == version)
            || document.Sets.Any(set => FigureStore.VersionOf(set) == version);
    }

    /// <summary>
    /// Puts an empty note in the place of a publication that was erased, so that those after it can still be told against something.
    /// </summary>
    public Task ClearAsync(string folder, CancellationToken cancellationToken) =>
        summaries.WriteAsync(
            folder,
            FileName,
            "application/json",
            new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new Document([], [], [], [], null))),
            cancellationToken
        );

    private static IEnumerable<string> VersionsOf(SchoolInputs school) =>
        from row in school.Covered.Concat(school.Earlier)
        from upload in (UploadRecord?[])[row.Status.Newest, row.Status.Accepted]
        where upload is not null
        select upload.Version;

    private async Task<Document> ReadAsync(Publication publication, CancellationToken cancellationToken)
    {
        await using var stream =
            await summaries.OpenAsync(publication.Folder, FileName, cancellationToken)
            ?? throw new InvalidDataException($"Publication {publication.Folder} has no {FileName}.");
        return await JsonSerializer.DeserializeAsync<Document>(stream, cancellationToken: cancellationToken)
            ?? throw new InvalidDataException($"{FileName} of {publication.Folder} is empty.");
    }

    private sealed record Document(TotalLine[] Totals, string[] Sets, string[]? Versions, string[]? Tables = null, string? Scheme = null);

    private sealed record TotalLine(string School, string SchoolName, string Form, string Measure, long Value, string Version);
}
