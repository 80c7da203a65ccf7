using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Consolidation.Results;

/// <summary>A sum of one measure: a whole count, or money in 分.</summary>
/// <param name="Value">Null if persons may not be added (a child would count twice), or where nothing was reported.</param>
/// <param name="Reported">At least one figure went into it.</param>
/// <param name="Approximate">At least one figure in it is approximate.</param>
public readonly record struct Total(long? Value, bool Reported, bool Approximate)
{
    /// <summary>How the figures in it are said to be approximate, where they agree.</summary>
    public Manner Manner { get; init; } = Approximate ? Manner.About : Manner.None;

    /// <summary>How many schools with rows here left this figure blank in one of them; 0 if nobody filled it.</summary>
    public int Blank { get; init; }

    /// <summary>At least one figure in it has an open query (待核实).</summary>
    public bool Queried { get; init; }

    /// <summary>Something was reported but it may not be added up; shown as <c>—</c>.</summary>
    public bool IsNotAddable => Reported && Value is null;

    /// <summary>Some schools filled it while others left it blank: never shown bare beside a full one.</summary>
    public bool IsPartial => Reported && Blank > 0;

    /// <summary>Both together, over rows that do not overlap; not addable where one of them is not.</summary>
    /// <remarks>A school that left both blank is counted in each: the greater number is what is known.</remarks>
    public Total Plus(Total other) =>
        !Reported ? other
        : !other.Reported ? this
        : new Total(IsNotAddable || other.IsNotAddable ? null : checked(Value + other.Value), true, Approximate || other.Approximate)
        {
            Blank = Math.Max(Blank, other.Blank),
            Queried = Queried || other.Queried,
            Manner = Manners.Join(Manner, other.Manner),
        };
}
