using System.Collections.Immutable;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Storage;

/// <summary>A period as the bureau opened it.</summary>
/// <param name="Excused">Schools of the roster that need not report in it.</param>
public sealed record PeriodPlan(Period Period, DateTimeOffset OpenedAt, string OpenedBy, ImmutableArray<SchoolCode> Excused);
