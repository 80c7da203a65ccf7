namespace Pipeline.Domain.Forms;

/// <summary>What becomes of a value that a dimension does not list.</summary>
public enum UnknownValue
{
    /// <summary>Taken as written, without a finding.</summary>
    Accept,

    /// <summary>Taken as written, with a notice.</summary>
    Notice,

    /// <summary>An error: the dimension is closed.</summary>
    Error,

    /// <summary>As <see cref="Error"/>; the text may be a child's name, so that it is neither kept nor shown.</summary>
    Withhold,
}
