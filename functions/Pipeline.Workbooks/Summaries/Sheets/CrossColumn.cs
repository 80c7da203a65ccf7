namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>A numeric column of a cross table.</summary>
/// <param name="Group">The period group it belongs to: 上半年, 下半年, 全年, or the only one.</param>
/// <param name="Measure">The measure's position; -1 for 执行率.</param>
/// <param name="Pivot">The value of the pivot dimension; null for all of them.</param>
internal readonly record struct CrossColumn(int Group, int Measure, string? Pivot)
{
    public const int Rate = -1;
}
