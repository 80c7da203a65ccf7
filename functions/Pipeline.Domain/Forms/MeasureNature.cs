namespace Pipeline.Domain.Forms;

/// <summary>How a measure adds up, see contracts: Adding up.</summary>
public enum MeasureNature
{
    /// <summary>统计时期数: money, 人次, awards; adds over everything.</summary>
    Flow,

    /// <summary>统计时点数: students, classes; adds over schools and dimensions, never over halves.</summary>
    Stock,

    /// <summary>受助人数: adds only where no child can be counted twice.</summary>
    Persons,
}
