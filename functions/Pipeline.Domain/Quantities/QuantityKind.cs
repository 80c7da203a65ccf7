namespace Pipeline.Domain.Quantities;

/// <summary>What a column counts: things, as whole numbers, or money, as whole 分.</summary>
public enum QuantityKind
{
    /// <summary>A whole number of people, person-times, classes or awards.</summary>
    Count,

    /// <summary>An amount of money, held in 分.</summary>
    Money,
}
