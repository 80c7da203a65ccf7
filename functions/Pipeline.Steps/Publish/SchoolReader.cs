using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.History;
using Pipeline.Domain.Submissions;
using Pipeline.Storage;

namespace Pipeline.Steps.Publish;

/// <summary>Reads the figures of a summary school after school, a few schools ahead, so that neither time nor memory grows with the district more than it must.</summary>
public sealed class SchoolReader(FigureStore figures, IOptions<PipelineOptions> options)
{
    /// <summary>The schools in the order of the inputs.</summary>
    public async IAsyncEnumerable<SchoolSubmissions> ReadAsync(PublicationInputs inputs, [EnumeratorCancellation] CancellationToken cancellationToken)
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

    private async Task ProduceAsync(PublicationInputs inputs, ChannelWriter<Task<SchoolSubmissions>> ahead, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var school in inputs.Schools)
            {
                await ahead.WriteAsync(ReadSchoolAsync(school, cancellationToken), cancellationToken);
            }
        }
        finally
        {
            ahead.Complete();
        }
    }

    private async Task<SchoolSubmissions> ReadSchoolAsync(SchoolInputs school, CancellationToken cancellationToken)
    {
        var lines = ImmutableArray.CreateBuilder<PeriodSubmissions>(school.Covered.Length);
        foreach (var row in school.Covered)
        {
            var status = row.Status;
            var (submission, explanations) = await SubmissionAsync(row, cancellationToken);
            lines.Add(new PeriodSubmissions(row.Partition.Period!.Value, OutlineOf(status.Newest), submission)
            {
                Review = ReviewOf(status),
                FirstAcceptedAt = status.FirstAcceptedAt,
                ReceiptTotals = status.Accepted is { } accepted ? ReportedTotals.ByForm(accepted.Totals, FormCatalogue.Standard) : null,
                Explanations = explanations,
            });
        }
        var earlier = ImmutableArray.CreateBuilder<Submission>();
        foreach (var row in school.Earlier)
        {
            if ((await SubmissionAsync(row, cancellationToken)).Submission is { } submission)
            {
                earlier.Add(submission);
            }
        }
        return new SchoolSubmissions(school.School, lines.MoveToImmutable(), earlier.ToImmutable());
    }

    private async Task<(Submission? Submission, ImmutableArray<QueryExplanation> Explanations)> SubmissionAsync(StatusRow row, CancellationToken cancellationToken)
    {
        if (row.Status.Accepted is not { } accepted)
        {
            return (null, []);
        }
        var (findings, explanations) = await figures.NotesAsync(accepted.FigureSet, cancellationToken);
        var rows = await figures.RowsAsync(accepted.FigureSet, FormCatalogue.Standard, cancellationToken);
        return (new Submission(row.Partition.School!.Value, accepted.SchoolName, row.Partition.Period!.Value, accepted.FileName, accepted.Version,
            accepted.UploadedAt, VerdictOf(accepted)!.Value, findings, rows), explanations);
    }

    private static SubmissionOutline? OutlineOf(UploadRecord? upload) => upload is null
        ? null
        : new SubmissionOutline(upload.FileName, upload.Version, upload.UploadedAt, VerdictOf(upload), upload.Errors, upload.OpenQueries, upload.ExplainedQueries, upload.Notices);

    private static Verdict? VerdictOf(UploadRecord upload) => upload.Outcome switch
    {
        UploadOutcome.Accepted => Verdict.Accepted,
        UploadOutcome.AcceptedWithQueries => Verdict.AcceptedWithQueries,
        UploadOutcome.Rejected => Verdict.Rejected,
        _ => null,
    };

    private static ReviewState ReviewOf(SubmissionStatus status) => status.State switch
    {
        ReportingState.Returned => ReviewState.Returned,
        ReportingState.Approved => ReviewState.Approved,
        _ when status.Newest is null => ReviewState.Held,
        _ => ReviewState.None,
    };
}
