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
}
