namespace Pipeline.Steps.Ingest;

/// <summary>What a run of <see cref="IngestUpload"/> found to do.</summary>
public enum IngestOutcome
{
    /// <summary>The upload was judged, answered and recorded.</summary>
    Taken,

    /// <summary>It was recorded before; nothing was left to do.</summary>
    AlreadyTaken,

    /// <summary>Nothing lies at the path any more, or it is a folder.</summary>
    Gone,

    /// <summary>Its name cannot be addressed: it was noted and answered, and nothing else can be done.</summary>
    SetAside,
}
