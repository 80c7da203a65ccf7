using Azure;
using Pipeline.Domain.History;

namespace Pipeline.Storage;

/// <summary>A school's status as the table has it.</summary>
/// <param name="LockSequence">The state of the period's lock under which it was worked out, see <see cref="PeriodLock.Sequence"/>.</param>
public sealed record StatusRow(SubmissionPartition Partition, SubmissionStatus Status, int LockSequence, ETag ETag);
