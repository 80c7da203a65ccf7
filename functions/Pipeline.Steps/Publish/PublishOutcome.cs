namespace Pipeline.Steps.Publish;

/// <summary>The outcome of a run of <see cref="PublishSummary"/>.</summary>
public enum PublishOutcome
{
    Published,

    /// <summary>Nothing changed since the publication in force.</summary>
    Unchanged,

    /// <summary>No school uploaded anything for the period.</summary>
    Nothing,

    /// <summary>Another host is publishing the period.</summary>
    Busy,

    /// <summary>Another host published meanwhile, or the lease was lost; nothing of this run is in force.</summary>
    Overtaken,
}
