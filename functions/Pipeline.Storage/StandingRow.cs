using Azure;
using Pipeline.Domain.Standing;

namespace Pipeline.Storage;

/// <summary>A school's standing as the table has it.</summary>
/// <param name="LockSequence">The state of the period's lock under which it was worked out, see <see cref="PeriodLock.Sequence"/>.</param>
public sealed record StandingRow(LedgerPartition Partition, SchoolStanding Standing, int LockSequence, ETag ETag);
