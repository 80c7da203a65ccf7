using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Consolidation;

/// <summary>A sum of one measure: a whole count, or money in 分.</summary>
/// <param name="Value">Null where persons may not be added (a child would count twice), or where nothing was reported.</param>
/// <param name="Reported">At least one figure went into it.</param>
/// <param name="Approximate">At least one figure in it is approximate.</param>
public readonly record struct Total(long? Value, bool Reported, bool Approximate)
{
    /// <summary>How the figures in it are said to be approximate, where they agree.</summary>
    public Manner Manner { get; init; } = Approximate ? Manner.About : Manner.None;

    /// <summary>Something was reported but it may not be added up; shown as <c>—</c>.</summary>
    public bool IsNotAddable => Reported && Value is null;
}
