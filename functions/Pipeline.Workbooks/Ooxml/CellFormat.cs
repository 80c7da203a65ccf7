namespace Pipeline.Workbooks.Ooxml;

/// <summary>A format of a sheet that the product writes itself.</summary>
/// <param name="Quoted">The text stays text when somebody edits it, whatever it begins with.</param>
internal sealed record CellFormat(double Size = 10, bool Bold = false, string Colour = "FF262626", string? Fill = null, bool Bordered = false,
    bool Centred = false, bool Right = false, bool Top = false, bool Editable = false, bool Underlined = false, int Number = 0, bool Quoted = false)
{
    /// <summary>The built-in number formats that are used.</summary>
    public const int Whole = 3;
    public const int Cents = 4;
    public const int Date = 14;
    public const int Text = 49;
}
