namespace Pipeline.Domain.Forms;

/// <summary>How a dimension's values are read besides their names and aliases.</summary>
public enum DimensionReading
{
    Plain,

    /// <summary>学段: what a grade's number in the same row means is decided by it.</summary>
    Stage,

    /// <summary>年级: 1年级, 小一, 初一年级, 七(3)班, and where the 学段 decides 1 are read too.</summary>
    Grade,
}
