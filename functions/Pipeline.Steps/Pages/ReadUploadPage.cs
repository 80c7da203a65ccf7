using System.Collections.Immutable;
using Pipeline.Domain.Findings;
using Pipeline.Domain.History;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Storage;
using Pipeline.Workbooks.Receipts;

namespace Pipeline.Steps.Pages;

/// <summary>Reads what the page of one upload shows, and opens its receipt and its original.</summary>
public sealed class ReadUploadPage(
    ReadSchoolPage schools,
    SubmissionStore submissions,
    PageInbox inbox,
    FigureStore figures,
    ReceiptStore receipts,
    OriginalStore originals
)
{
    /// <summary>Null if the school has no such upload in that period.</summary>
    public async Task<UploadPage?> RunAsync(Period period, SchoolCode school, string version, CancellationToken cancellationToken)
    {
        var page = await schools.RunAsync(period, school, cancellationToken);
        if (page.Uploads.FirstOrDefault(upload => upload.Version == version) is not { } upload)
        {
            return await inbox.FindAsync(SubmissionPartition.Of(period, school), version, cancellationToken) is { } waiting
                ? new UploadPage(page, version, waiting.Address.FileName, null, [], false)
                : null;
        }
        return new UploadPage(
            page,
            version,
            upload.FileName,
            upload,
            await FindingsAsync(period, school, upload, cancellationToken),
            page.Status.Accepted?.Version == version
        );
    }

    /// <summary>The receipt with its file's name; null if there is none.</summary>
    public async Task<(Stream Content, string Name)?> ReceiptAsync(
        Period period,
        SchoolCode school,
        string version,
        CancellationToken cancellationToken
    ) =>
        await UploadAsync(period, school, version, cancellationToken) is { } upload
        && await receipts.OpenAsync(ReceiptStore.PathOf(SubmissionPartition.Of(period, school), version), cancellationToken) is { } content
            ? (content, ReceiptWriter.NameOf(upload.FileName))
            : null;

    /// <summary>The bytes as the school sent them; null if there is no such upload.</summary>
    public async Task<(Stream Content, string Name)?> OriginalAsync(
        Period period,
        SchoolCode school,
        string version,
        CancellationToken cancellationToken
    ) =>
        await UploadAsync(period, school, version, cancellationToken) is { } upload
            ? (
                await originals.OpenAsync(new UploadedBlob(upload.Path, upload.ETag, upload.UploadedAt, upload.Length), cancellationToken),
                upload.FileName
            )
            : null;

    private async Task<UploadRecord?> UploadAsync(Period period, SchoolCode school, string version, CancellationToken cancellationToken) =>
        (await submissions.ReadAsync(SubmissionPartition.Of(period, school), cancellationToken)).Find(version) is { IsPurged: false } upload
            ? upload
            : null;

    private async Task<ImmutableArray<Finding>> FindingsAsync(
        Period period,
        SchoolCode school,
        UploadRecord upload,
        CancellationToken cancellationToken
    )
    {
        if (upload.FigureSet.Length == 0)
        {
            return [];
        }
        var facts = (await submissions.ReadAsync(SubmissionPartition.Of(period, school), cancellationToken)).Facts;
        var given = facts.ExplanationsOf(upload.Version, null).Select(each => each.Explanation);
        return ReceiptExplanations.Of([.. given]).Apply(await figures.FindingsAsync(upload.FigureSet, cancellationToken));
    }
}
