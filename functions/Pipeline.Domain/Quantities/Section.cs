namespace Pipeline.Domain.Quantities;

/// <summary>The part of a numeral before, between or behind 万 and 亿.</summary>
internal struct Section
{
    public decimal Value;

    /// <summary>How many figures make it up: 1 for <c>三百</c> and <c>4587</c>, 2 for <c>三百五</c>.</summary>
    public int Terms;

    /// <summary>十, 百 or 千 behind the first figure, or 1.</summary>
    public int FirstUnit;

    public bool IsAbsent;
    public bool IsArabic;
    public bool HasFraction;

    /// <summary>百 or 千 without a figure in front.</summary>
    public bool IsBare;

    /// <summary>A last figure that left its unit out: the 五 of <c>三百五</c>.</summary>
    public bool IsElliptic;

    /// <summary>
    /// Fewer digits than its place has, without 零 (500 of <c>1万500</c>): meant by the letter only where a unit stands behind.
    /// </summary>
    public bool IsLoose;

    /// <summary>Behind 亿: its place is certain, by 零, by all digits or by the ellipsis of one digit.</summary>
    public bool IsAnchored;

    /// <summary>Its ones are zero, so that 零 may stand before a 千 in what follows (壹拾万零柒仟).</summary>
    public readonly bool EndsInZero => Value % 10 == 0;

    public QuantityFault Fault;
}
