using System.Collections.Immutable;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.History;
using Pipeline.Storage;
using Pipeline.Workbooks.Receipts;

namespace Pipeline.Steps.Pages;

/// <summary>Takes explanations (情况说明) that a school gives on the page: they count like those in a workbook, and the receipt is written again with them.</summary>
public sealed class ExplainQueries(SubmissionStore ledger, PeriodStore periods, FigureStore figures, OriginalStore originals, ReceiptStore receipts, TimeProvider time)
{
    /// <summary>How many explanations one form may send.</summary>
    public const int MaxAtOnce = 50;

    /// <summary>False where the upload takes no explanations: it was rejected, or there is no such upload.</summary>
    /// <param name="texts">By the query's place among the findings; places of other findings are passed over, an empty text withdraws.</param>
    public async Task<bool> RunAsync(Period period, SchoolCode school, string version, IReadOnlyDictionary<int, string> texts, CancellationToken cancellationToken)
    {
        var partition = SubmissionPartition.Of(period, school);
        await periods.TouchAsync(period, time.GetUtcNow(), cancellationToken);
        while (true)
        {
            var page = await ledger.ReadAsync(partition, cancellationToken);
            if (page.Find(version) is not { IsAcceptable: true } upload)
            {
                return false;
            }
            var periodLock = await periods.LockAsync(period, cancellationToken);
            var found = await figures.FindingsAsync(upload.FigureSet, cancellationToken);
            var added = Added(page, version, texts, found);
            if (added.IsEmpty)
            {
                return true;
            }
            var all = page.Explanations.Where(old => !added.Any(each => (each.Version, each.Finding) == (old.Version, old.Finding))).Concat(added);
            await WriteReceiptAsync(partition, upload, [.. PageExplanations.Apply(found, version, all)], page.Fold(periodLock, added), periodLock, cancellationToken);
            if (await ledger.TryAddAsync(page, added, periodLock, cancellationToken))
            {
                return true;
            }
        }
    }

    /// <summary>Those that say something new; with the standing they go into one transaction, which takes a hundred rows.</summary>
    private ImmutableArray<PageExplanation> Added(SubmissionHistory page, string version, IReadOnlyDictionary<int, string> texts, ImmutableArray<Finding> found) =>
    [
        .. (from pair in texts
           let text = Fit(pair.Value)
           where pair.Key >= 0 && pair.Key < found.Length && found[pair.Key].Severity == Severity.Query
           let before = page.Explanations.FirstOrDefault(each => each.Version == version && each.Finding == pair.Key)
           where text != (before?.Text ?? found[pair.Key].Explanation ?? "")
           orderby pair.Key
           select new PageExplanation(version, pair.Key, !found[pair.Key].IsExplained, text, time.GetUtcNow())).Take(MaxAtOnce),
    ];

    private static string Fit(string text)
    {
        var trimmed = text.ReplaceLineEndings("\n").Trim();
        return trimmed.Length <= PageExplanation.MaxLength ? trimmed : trimmed[..PageExplanation.MaxLength];
    }

    private async Task WriteReceiptAsync(SubmissionPartition partition, UploadRecord upload, ImmutableArray<Finding> findings, SubmissionStatus standing, PeriodLock periodLock,
        CancellationToken cancellationToken)
    {
        var blob = new UploadedBlob(upload.Path, upload.ETag, upload.UploadedAt, upload.Length);
        using var content = new MemoryStream();
        await using (var original = await originals.OpenAsync(blob, cancellationToken))
        {
            await original.CopyToAsync(content, cancellationToken);
        }
        var counts = standing.Accepted?.Version == upload.Version;
        var header = new ReceiptHeader(upload.UploadedAt, standing.Accepted is not null && !counts)
        {
            Standing = counts ? ReceiptStanding.Counts : periodLock.LockedAt < upload.UploadedAt ? ReceiptStanding.HeldByLock : ReceiptStanding.NewerStands,
        };
        var judgement = new Judgement(upload.FileName, partition.School, upload.SchoolName, partition.Period, VerdictNames.Of(findings), findings,
            await figures.RowsAsync(upload.FigureSet, FormCatalogue.Standard, cancellationToken));
        using var receipt = new MemoryStream();
        ReceiptWriter.Write(content.ToArray(), upload.FileName, judgement, header, receipt);
        receipt.Position = 0;
        await receipts.PutAsync(ReceiptStore.PathOf(partition, upload.Version), receipt, cancellationToken);
    }
}
