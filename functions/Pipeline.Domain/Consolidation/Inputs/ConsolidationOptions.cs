using Pipeline.Domain.Consolidation.Results;

namespace Pipeline.Domain.Consolidation.Inputs;

/// <summary>What may be set about a consolidation.</summary>
public sealed record ConsolidationOptions
{
    public static ConsolidationOptions Default { get; } = new();

    /// <summary>The last moment of reporting in time; null if none is set.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The moment that the summary is made for, which tells who is overdue; null if it is not told.</summary>
    public DateTimeOffset? AsOf { get; init; }

    public PeriodBeforeUse PeriodBefore { get; init; } = PeriodBeforeUse.WhereGiven;

    /// <summary>Who made the figures final, and when; null while they are preliminary.</summary>
    public Finality? Final { get; init; }

    /// <summary>How many awards the list of the best holds.</summary>
    public int MaxAwards { get; init; } = 200;
}
