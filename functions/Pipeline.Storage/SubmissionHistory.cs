using System.Collections.Immutable;
using Azure.Data.Tables;
using Pipeline.Domain.History;

namespace Pipeline.Storage;

/// <summary>A school's whole history of a period as it was read at one moment, with what is needed to write against it.</summary>
public sealed record SubmissionHistory
{
    internal SubmissionHistory(SubmissionPartition partition, SubmissionFacts facts, TableEntity? stored)
    {
        Partition = partition;
        Facts = facts;
        Stored = stored;
    }

    public SubmissionPartition Partition { get; }

    /// <summary>Every upload once: a failure that was taken since is left out.</summary>
    public SubmissionFacts Facts { get; }

    public ImmutableArray<UploadRecord> Uploads => Facts.Uploads;

    public ImmutableArray<WorkflowRecord> Acts => Facts.Acts;

    internal TableEntity? Stored { get; }

    /// <summary>The upload of that version, as it was first judged; null if it was not taken.</summary>
    public UploadRecord? Find(string version) => Uploads.FirstOrDefault(upload => upload.Version == version);

    /// <summary>The upload was judged, or purged: there is nothing left to take.</summary>
    public bool IsTaken(string version) => Find(version) is { } upload && (upload.IsPurged || upload.Verdict is not null);

    /// <summary>
    /// The sets of figures that are in force now, or that may be once a lock is lifted: those of the accepted upload and of all that are
    /// newer.
    /// </summary>
    public IEnumerable<string> SetsInForce(UploadRecord? accepted)
    {
        var kept = Uploads.Where(upload => accepted is null || !(upload.Order < accepted.Order)).ToList();
        var versions = kept.Select(upload => upload.Version).ToHashSet(StringComparer.Ordinal);
        return kept.Select(upload => upload.FigureSet)
            .Concat(Facts.Rejudgements.Where(judgement => versions.Contains(judgement.Version)).Select(judgement => judgement.FigureSet));
    }

    /// <summary>What follows from the history under a lock.</summary>
    public SubmissionStatus Fold(PeriodLock periodLock) => StatusFold.Of(Facts, periodLock.LockedAt);

    /// <summary>The history with an upload added, or in the place of its failure or of itself.</summary>
    public SubmissionFacts With(UploadRecord upload) =>
        Facts with
        {
            Uploads = Facts.Uploads.RemoveAll(known => known.Version == upload.Version).Add(upload),
        };
}
