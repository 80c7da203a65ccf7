using System.Collections.Immutable;
using Azure.Data.Tables;
using Pipeline.Domain.History;

namespace Pipeline.Storage;

/// <summary>A school's whole history of a period as it was read at one moment, with what is needed to write against it.</summary>
public sealed record SubmissionHistory
{
    internal SubmissionHistory(SubmissionPartition partition, ImmutableArray<UploadRecord> uploads, ImmutableArray<WorkflowRecord> acts, TableEntity? stored)
    {
        Partition = partition;
        Uploads = uploads;
        Acts = acts;
        Stored = stored;
    }

    public SubmissionPartition Partition { get; }

    /// <summary>Every upload once: a failure that was mended since is left out.</summary>
    public ImmutableArray<UploadRecord> Uploads { get; }

    public ImmutableArray<WorkflowRecord> Acts { get; }

    internal TableEntity? Stored { get; }

    /// <summary>The upload of that version; null where it was not taken.</summary>
    public UploadRecord? Find(string version) => Uploads.FirstOrDefault(upload => upload.Version == version);

    /// <summary>The sets of figures that stand now, or that may once a lock is lifted: those of the accepted upload and of all that are newer.</summary>
    public IEnumerable<string> SetsInForce(UploadRecord? accepted) =>
        Uploads.Where(upload => accepted is null || !(upload.Order < accepted.Order)).Select(upload => upload.FigureSet);

    /// <summary>What follows from the history, and from <paramref name="addition"/> if it is not in it yet.</summary>
    public SubmissionStatus Fold(PeriodLock periodLock, UploadRecord? addition = null, WorkflowRecord? act = null) => StatusFold.Of(
        addition is null ? Uploads : Uploads.RemoveAll(upload => upload.Version == addition.Version).Add(addition),
        act is null ? Acts : Acts.Add(act),
        periodLock.LockedAt);
}
