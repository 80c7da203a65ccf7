namespace Pipeline.Domain.Quantities;

/// <summary>How an approximate figure is said to be approximate, so that a report may say it the same way.</summary>
[Flags]
public enum Manner : byte
{
    /// <summary>The figure is exact.</summary>
    None = 0,

    /// <summary>约, 左右.</summary>
    About = 1,

    /// <summary>近: a little less.</summary>
    Nearly = 2,

    /// <summary>多: somewhat more.</summary>
    Many = 4,

    /// <summary>余: somewhat more.</summary>
    Over = 8,

    /// <summary>以上, 超过: at least.</summary>
    AtLeast = 16,

    /// <summary>不足, 不到: less.</summary>
    Under = 32,
}
