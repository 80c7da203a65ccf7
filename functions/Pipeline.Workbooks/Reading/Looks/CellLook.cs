namespace Pipeline.Workbooks.Reading.Looks;

/// <summary>What a cell's style does to what people see of it; one for each style of a workbook.</summary>
/// <param name="IsDate">Numbers are shown as dates or times.</param>
/// <param name="IsStruck">The font strikes everything through.</param>
/// <param name="Format">How numbers are shown; null if the format does no more than group, round or add a currency sign.</param>
/// <param name="HidesText">The format shows no text.</param>
internal sealed record CellLook(bool IsDate, bool IsStruck, NumberLook? Format, bool HidesText)
{
    public static readonly CellLook Plain = new(false, false, null, false);

    /// <param name="code">Null if the file names a built-in format by its number alone.</param>
    /// <param name="id">The format's number.</param>
    /// <param name="isStruck">Whether the font strikes through.</param>
    public static CellLook Of(string? code, int id, bool isStruck)
    {
        if (code is null)
        {
            var isDate = NumberFormats.IsBuiltInDate(id);
            return isDate || isStruck || id is 9 or 10 ? new CellLook(isDate, isStruck, NumberLook.OfBuiltIn(id), false) : Plain;
        }
        if (NumberFormats.IsDate(code))
        {
            return new CellLook(true, isStruck, null, false);
        }
        var sections = FormatSections.Split(code);
        var look = new CellLook(false, isStruck, NumberLook.Of(code, sections), sections.Count > 3 && sections[3].Length == 0);
        return look == Plain ? Plain : look;
    }
}
