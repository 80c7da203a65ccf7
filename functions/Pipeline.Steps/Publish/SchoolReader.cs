using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.History;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Submissions;
using Pipeline.Storage;

namespace Pipeline.Steps.Publish;

/// <summary>
/// Reads the figures of a summary school after school, a few schools ahead, so that neither time nor memory grows with the district more
/// than it must.
/// </summary>
public sealed class SchoolReader(FigureStore figures, SubmissionStore submissions, PeriodStore periods, IOptions<PipelineOptions> options)
{
    private static readonly RuleDescriptor OtherScheme = RuleCatalogue.OtherScheme;

    /// <summary>The schools in the order of the inputs.</summary>
    public async IAsyncEnumerable<SchoolSubmissions> ReadAsync(
        PublicationInputs inputs,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var ahead = Channel.CreateBounded<Task<SchoolSubmissions>>(options.Value.Parallelism);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var producing = ProduceAsync(inputs, ahead.Writer, stop.Token);
        try
        {
            await foreach (var reading in ahead.Reader.ReadAllAsync(cancellationToken))
            {
                yield return await reading;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await producing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ProduceAsync(
        PublicationInputs inputs,
        ChannelWriter<Task<SchoolSubmissions>> ahead,
        CancellationToken cancellationToken
    )
    {
        try
        {
            foreach (var school in inputs.Schools)
            {
                await ahead.WriteAsync(ReadSchoolAsync(school, inputs.Forms, cancellationToken), cancellationToken);
            }
        }
        finally
        {
            ahead.Complete();
        }
    }

    private async Task<SchoolSubmissions> ReadSchoolAsync(SchoolInputs school, FormCatalogue forms, CancellationToken cancellationToken)
    {
        var lines = ImmutableArray.CreateBuilder<PeriodSubmissions>(school.Covered.Length);
        foreach (var row in school.Covered)
        {
            var (submission, explanations) = await SubmissionAsync(row, forms, cancellationToken);
            lines.Add(new PeriodSubmissions(row.Partition.Period!.Value, row.Status, submission) { Explanations = explanations });
        }
        var earlier = ImmutableArray.CreateBuilder<Submission>();
        foreach (var row in school.Earlier)
        {
            if ((await SubmissionAsync(row, forms, cancellationToken)).Submission is { } submission)
            {
                earlier.Add(submission);
            }
        }
        return new SchoolSubmissions(school.School, lines.MoveToImmutable(), earlier.ToImmutable());
    }

    private async Task<(Submission? Submission, ImmutableArray<QueryExplanation> Explanations)> SubmissionAsync(
        StatusRow row,
        FormCatalogue forms,
        CancellationToken cancellationToken
    )
    {
        if (row.Status.Accepted is not { } accepted)
        {
            return (null, []);
        }
        var (findings, explanations) = await figures.NotesAsync(accepted.FigureSet, cancellationToken);
        if (row.Status.Explained.Length > 0)
        {
            var given = await GivenAsync(row, accepted, cancellationToken);
            findings = ReceiptExplanations.Of(given).Apply(findings);
            explanations = [.. given, .. explanations];
        }
        var (rows, leftOut) = await figures.ReadAsync(accepted.FigureSet, forms, cancellationToken);
        findings =
        [
            .. findings,
            .. leftOut.Select(sheet => new Finding(
                OtherScheme.Code,
                OtherScheme.Severity,
                sheet,
                null,
                null,
                OtherScheme.Cause,
                OtherScheme.Remedy
            )),
        ];
        return (
            new Submission(
                row.Partition.School!.Value,
                accepted.SchoolName,
                row.Partition.Period!.Value,
                accepted.FileName,
                accepted.Version,
                accepted.UploadedAt,
                accepted.Verdict!.Value,
                findings,
                rows
            ),
            explanations
        );
    }

    /// <summary>What the school explained on its page.</summary>
    private async Task<ImmutableArray<QueryExplanation>> GivenAsync(
        StatusRow row,
        UploadRecord accepted,
        CancellationToken cancellationToken
    )
    {
        var history = await submissions.ReadAsync(row.Partition, cancellationToken);
        var periodLock = await periods.LockAsync(row.Partition.Period!.Value, cancellationToken);
        return [.. history.Facts.ExplanationsOf(accepted.Version, periodLock.LockedAt).Select(each => each.Explanation)];
    }
}
