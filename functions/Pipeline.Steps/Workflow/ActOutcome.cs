namespace Pipeline.Steps.Workflow;

/// <summary>The outcome of an act of the bureau.</summary>
public enum ActOutcome
{
    Done,

    /// <summary>It was done before, in the same words or not; nothing was written.</summary>
    AlreadyDone,

    /// <summary>It does not go with where the school or period stands; the message says why.</summary>
    Refused,
}
