namespace Pipeline.Workbooks.Ooxml;

/// <summary>A format of a cell that the product writes.</summary>
/// <param name="Number">A built-in number format; see <see cref="Code"/> for others.</param>
/// <param name="Quoted">The text stays text when somebody edits it, whatever it begins with.</param>
internal sealed record CellFormat(
    double Size = 10,
    bool Bold = false,
    string Colour = "FF262626",
    string? Fill = null,
    bool Bordered = false,
    bool Centred = false,
    bool Right = false,
    bool Top = false,
    bool Editable = false,
    bool Underlined = false,
    int Number = 0,
    bool Quoted = false
)
{
    /// <summary>The built-in number formats that are used.</summary>
    public const int Whole = 3;
    public const int Cents = 4;
    public const int Date = 14;
    public const int Text = 49;

    public string Font { get; init; } = "微软雅黑";

    /// <summary>The font's family, by which programs choose another: 2 without serifs, 3 as wide as Chinese type.</summary>
    public int Family { get; init; } = 2;

    /// <summary>The colour of the border.</summary>
    public string Edge { get; init; } = "FFBFBFBF";

    public bool Wrapped { get; init; } = true;

    public int Indent { get; init; }

    /// <summary>A number format as it is written; null if <see cref="Number"/> says it.</summary>
    public string? Code { get; init; }

    /// <summary>The format says whether its cells may be changed, for sheets that are protected.</summary>
    public bool HasProtection { get; init; } = true;
}
