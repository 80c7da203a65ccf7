namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>The sheets of the summary that are there whatever the forms are.</summary>
internal static class SheetNames
{
    public const string Overview = "总表";
    public const string Charts = "图表";
    public const string Reporting = "上报情况";
    public const string Findings = "疑问清单";
    public const string Details = "数据明细";
    public const string Control = "核对";
    public const string Changes = "变动";
    public const string Notes = "说明";
    public const string Rates = "比率";

    private const int MaxLength = 31;
    private static readonly string[] Reserved = [Overview, Charts, Reporting, Findings, Details, Control, Changes, Notes, Rates];

    /// <summary>
    /// The name of a form's sheet: its own, unless a spreadsheet would not take it or the summary has such a sheet already.
    /// </summary>
    public static string OfForm(string name)
    {
        var usable = string.Concat(name.Where(letter => letter is not ('[' or ']' or ':' or '*' or '?' or '/' or '\\'))).Trim('\'');
        usable = usable.Length > MaxLength - 1 ? usable[..(MaxLength - 1)] : usable;
        return Reserved.Contains(usable) ? usable + "表" : usable;
    }
}
