namespace Pipeline.Workbooks.Receipts;

/// <summary>A format of the sheet 校验结果.</summary>
internal readonly record struct ResultStyle(double Size = 10, bool Bold = false, string Colour = "FF262626", string? Fill = null, bool Bordered = false,
    bool Centred = false, bool Top = false, bool Editable = false, bool Underlined = false, bool IsText = false);
