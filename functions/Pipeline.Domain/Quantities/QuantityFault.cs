namespace Pipeline.Domain.Quantities;

/// <summary>Why a cell holds no figure.</summary>
public enum QuantityFault
{
    /// <summary>There is no fault.</summary>
    None,

    /// <summary>Two figures or a span: <c>4、5万元</c>, <c>35-40万</c>, <c>三五十人</c>.</summary>
    Range,

    /// <summary>An amount without a figure: <c>几十人</c>, <c>若干</c>.</summary>
    Vague,

    /// <summary>The counter of another kind: <c>3512份</c> under 人.</summary>
    WrongCounter,

    /// <summary>The cell's unit disagrees with the column's: <c>273.9万元</c> under <c>(元)</c>, <c>50人</c> under money.</summary>
    UnitContradiction,

    /// <summary>Less than zero.</summary>
    Negative,

    /// <summary>A count that is not whole: <c>3.5人</c>.</summary>
    Fraction,

    /// <summary>Money finer than a 分: <c>1.2345元</c>.</summary>
    FractionOfFen,

    /// <summary>Scientific notation typed as text: <c>1e3人</c>.</summary>
    Scientific,

    /// <summary>A separator that groups nothing: <c>3,51</c>.</summary>
    BadGrouping,

    /// <summary>No number can be made out.</summary>
    Malformed,

    /// <summary>Beyond 10^12 for a count, 10^11 元 for money.</summary>
    TooLarge,

    /// <summary>An error value of a spreadsheet: <c>#REF!</c>.</summary>
    ErrorValue,

    /// <summary>A truth value: <c>TRUE</c>.</summary>
    Boolean,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A time of day: <c>12:30</c>.</summary>
    Time,

    /// <summary>Fewer than four digits behind 万 and nothing that says how they are meant: <c>45万870</c>.</summary>
    Loose,
}
