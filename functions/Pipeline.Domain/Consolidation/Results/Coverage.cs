using System.Collections.Immutable;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Consolidation.Results;

/// <summary>Who reported (上报率): each expected school counts once, by its newest workbook.</summary>
public sealed record Coverage(
    int Expected,
    int Received,
    int Accepted,
    int AcceptedWithQueries,
    int Rejected,
    ImmutableArray<SchoolCode> Missing
);
