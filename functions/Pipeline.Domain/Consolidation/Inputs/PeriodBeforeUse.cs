namespace Pipeline.Domain.Consolidation.Inputs;

/// <summary>When a workbook is held against the period just before it, there being none of the same part of the year before.</summary>
public enum PeriodBeforeUse
{
    /// <summary>Never: many programmes are paid, and grades counted, in one half of the year.</summary>
    Never,

    /// <summary>Where the earlier workbook was given for comparison (<c>--previous</c>).</summary>
    WhereGiven,

    /// <summary>Also against the year's own first half: the bureau's setting asks for it.</summary>
    Always,
}
