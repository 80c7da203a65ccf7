using System.Collections.Immutable;
using System.Security.Cryptography;
using Pipeline.Domain.Findings;
using Pipeline.Domain.History;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Text;
using Pipeline.Steps.Schemes;
using Pipeline.Storage;
using Pipeline.Workbooks.Receipts;

namespace Pipeline.Steps.Pages;

/// <summary>
/// Takes explanations (情况说明) that a school gives on the page: they count like those in a workbook, and the receipt is written again with
/// them.
/// </summary>
public sealed class ExplainQueries(
    SubmissionStore submissions,
    PeriodStore periods,
    FigureStore figures,
    OriginalStore originals,
    ReceiptStore receipts,
    PeriodScheme schemes,
    TimeProvider time
)
{
    /// <summary>How many explanations one form may send.</summary>
    public const int MaxAtOnce = 50;

    /// <summary>The longest explanation, as in a workbook.</summary>
    public const int MaxLength = 1_000;

    /// <summary>False if the upload takes no explanations: it was rejected, or there is no such upload.</summary>
    /// <param name="texts">By the query's place among the findings; places of other findings and empty texts are passed over.</param>
    public async Task<bool> RunAsync(
        Period period,
        SchoolCode school,
        string version,
        IReadOnlyDictionary<int, string> texts,
        CancellationToken cancellationToken
    )
    {
        var partition = SubmissionPartition.Of(period, school);
        await periods.TouchAsync(period, time.GetUtcNow(), cancellationToken);
        while (true)
        {
            var history = await submissions.ReadAsync(partition, cancellationToken);
            if (
                history.Find(version) is not { IsPurged: false } first
                || history.Facts.AsOf(first, null) is not { IsAcceptable: true } upload
            )
            {
                return false;
            }
            var periodLock = await periods.LockAsync(period, cancellationToken);
            var judged = await figures.FindingsAsync(upload.FigureSet, cancellationToken);
            var given = history.Facts.ExplanationsOf(version, null).Select(each => each.Explanation).ToImmutableArray();
            var added = Added(version, texts, judged, ReceiptExplanations.Of(given).Apply(judged), school);
            if (added.IsEmpty)
            {
                return true;
            }
            var findings = ReceiptExplanations.Of([.. added.Select(each => each.Explanation), .. given]).Apply(judged);
            await WriteReceiptAsync(partition, upload, findings, history.Fold(periodLock), periodLock, cancellationToken);
            if (await submissions.TryAddAsync(history, added, periodLock, cancellationToken))
            {
                return true;
            }
        }
    }

    /// <summary>Those that say something new; with the status they go into one transaction, which takes a hundred rows.</summary>
    private ImmutableArray<ExplanationRecord> Added(
        string version,
        IReadOnlyDictionary<int, string> texts,
        ImmutableArray<Finding> judged,
        ImmutableArray<Finding> now,
        SchoolCode school
    ) =>
        [
            .. (
                from pair in texts
                let text = PersonalData.Mask(Fit(pair.Value))
                where
                    text.Length > 0
                    && pair.Key >= 0
                    && pair.Key < judged.Length
                    && judged[pair.Key].Severity == Severity.Query
                    && text != now[pair.Key].Explanation
                orderby pair.Key
                let finding = judged[pair.Key]
                let about = new QueryExplanation(
                    finding.Code,
                    finding.Sheet ?? "",
                    finding.Cell ?? "",
                    ReceiptExplanations.ShownText(finding.Text),
                    text
                )
                select new ExplanationRecord(
                    RandomNumberGenerator.GetHexString(10, true),
                    time.GetUtcNow(),
                    version,
                    about,
                    !finding.IsExplained,
                    school.ToString()
                )
            ).Take(MaxAtOnce),
        ];

    private static string Fit(string text)
    {
        var trimmed = text.ReplaceLineEndings("\n").Trim();
        return trimmed.Length <= MaxLength ? trimmed : trimmed[..MaxLength];
    }

    private async Task WriteReceiptAsync(
        SubmissionPartition partition,
        UploadRecord upload,
        ImmutableArray<Finding> findings,
        SubmissionStatus status,
        PeriodLock periodLock,
        CancellationToken cancellationToken
    )
    {
        using var content = new MemoryStream();
        await using (
            var original = await originals.OpenAsync(
                new UploadedBlob(upload.Path, upload.ETag, upload.UploadedAt, upload.Length),
                cancellationToken
            )
        )
        {
            await original.CopyToAsync(content, cancellationToken);
        }
        var counts = status.Accepted?.Version == upload.Version;
        var forms = await schemes.OfAsync(partition.Period, cancellationToken);
        var header = new ReceiptHeader(upload.UploadedAt, status.Accepted is not null && !counts)
        {
            Forms = forms,
            Status =
                counts ? ReceiptStatus.Counts
                : periodLock.LockedAt < upload.UploadedAt ? ReceiptStatus.HeldByLock
                : ReceiptStatus.NewerCounts,
        };
        var judgement = new Judgement(
            upload.FileName,
            partition.School,
            upload.SchoolName,
            partition.Period,
            VerdictNames.Of(findings),
            findings,
            await figures.RowsAsync(upload.FigureSet, forms, cancellationToken)
        );
        using var receipt = new MemoryStream();
        ReceiptWriter.Write(content.ToArray(), upload.FileName, judgement, header, receipt);
        receipt.Position = 0;
        await receipts.PutAsync(ReceiptStore.PathOf(partition, upload.Version), receipt, cancellationToken);
    }
}
