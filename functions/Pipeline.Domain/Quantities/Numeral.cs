namespace Pipeline.Domain.Quantities;

/// <summary>A numeral as it stands in a cell, before anything is known of its unit.</summary>
internal struct Numeral
{
    /// <summary>The number, sizes included: 2,739,000 for <c>273.9万</c>.</summary>
    public decimal Value;

    /// <summary>The size that the last figure stands in: 10,000 for <c>273.9万</c>, 1,000 for <c>3千</c>, 1 for <c>45万8700</c>.</summary>
    public long TrailingSize;

    /// <summary>The 万 or 亿 part of <see cref="TrailingSize"/>, or 1.</summary>
    public long TrailingBigSize;

    /// <summary>How many parts 万 and 亿 cut it into: 1 for <c>三百五十二万</c>, 2 for <c>一万二</c>.</summary>
    public int Sections;

    /// <summary>There are Arabic digits in it.</summary>
    public bool IsArabic;

    /// <summary>More than one figure and size: <c>45万8700</c>, <c>3千5百</c>, <c>一万二</c>.</summary>
    public bool IsCompound;

    /// <summary>万 or 亿 occur in it.</summary>
    public bool HasBigUnit;

    /// <summary>A size without a figure in front (<c>百</c> of <c>百余人</c>): a figure only where it is marked approximate.</summary>
    public bool IsBare;

    /// <summary>多, 余 or 来 stand inside it: <c>420余万</c>.</summary>
    public bool IsApproximate;

    /// <summary>Its last figure has fewer digits than its place (<c>1万500</c>): a number only where a unit stands behind it.</summary>
    public bool IsLoose;

    public QuantityFault Fault;
}
