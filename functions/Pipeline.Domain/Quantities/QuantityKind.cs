namespace Pipeline.Domain.Quantities;

/// <summary>What a figure is: a whole count, or an amount of money.</summary>
public enum QuantityKind
{
    Count,
    Money,
}
