namespace Pipeline.Domain.Forms;

/// <summary>What a column of a form is for.</summary>
public enum ColumnRole
{
    Dimension,
    Measure,

    /// <summary>Free text that goes with the row, such as 颁奖单位.</summary>
    Text,

    /// <summary>A day within the period, such as 获奖日期; kept as text <c>yyyy-MM-dd</c>.</summary>
    Date,
}
