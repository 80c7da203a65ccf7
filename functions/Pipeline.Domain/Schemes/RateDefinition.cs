namespace Pipeline.Domain.Schemes;

/// <summary>A rate (比率): computed from two sums, never added and never averaged.</summary>
/// <param name="Id">The English id used in JSON.</param>
/// <param name="Name">Such as 小学巩固率.</param>
/// <param name="Numerator">分子.</param>
/// <param name="Denominator">分母.</param>
/// <param name="Unit"><c>%</c>, <c>‰</c>, <c>:</c> (so many to one), or a unit such as <c>元/人</c>.</param>
/// <param name="Decimals">How many decimals are shown at most, 0 to 4.</param>
/// <param name="Note">说明.</param>
public sealed record RateDefinition(
    string Id,
    string Name,
    MeasureReference Numerator,
    MeasureReference Denominator,
    string Unit,
    int Decimals,
    string Note
);
